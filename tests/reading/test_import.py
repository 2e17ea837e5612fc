"""Who only imports the reader waits for nothing that reading or writing tables needs."""

import subprocess
import sys

ASKED = """
import sys
import lantu.reading
from lantu.reading.fields import speakers, verbs
from lantu.reading.fields.subjects import acting, asked
from lantu.reading.rows import kinds
late = (verbs.action, acting._names_acting, acting._end_acting, asked._given, kinds._work,
        kinds._further_work, speakers._introduced)
def compiled():
    return sorted(one.__name__ for one in late if one.cache_info().currsize)
print(compiled(), "xlsxwriter" in sys.modules)
lantu.reading.read_bytes("由区教育局牵头改造校舍，各街道提高认识。".encode(), "made.txt")
print("action" in compiled(), "_given" in compiled())
"""


def test_import_compiles_no_pattern_of_all_verbs_and_reading_does():
    told = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines() == ["[] False", "True True"]
