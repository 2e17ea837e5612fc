"""What several pages share: the look, the frame and the repeated pieces of HTML."""
