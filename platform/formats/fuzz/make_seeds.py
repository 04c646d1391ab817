#!/usr/bin/env python3
"""Writes a few small files for each fuzz target of the readers to begin with: make_seeds.py FOLDER."""
import io
import os
import struct
import sys
import zipfile


def sheet(rows, behind=""):
    return "<?xml version='1.0' encoding='UTF-8'?><worksheet><sheetData>%s</sheetData>%s</worksheet>" % (rows, behind)


SHEETS = [
    sheet("<row r='1' hidden='1'><c r='A1' t='s'><v>0</v></c><c r='B1' s='1'><f>1+1</f><v>45000.5</v></c></row>",
          "<mergeCells><mergeCell ref='A1:B2'/></mergeCells>"),
    sheet("<row><c t='inlineStr'><is><r><t>a &amp; b</t></r><rPh sb='0' eb='1'><t>x</t></rPh></is></c><c t='b'><v>1</v></c>"
          "<c t='e'><v>#N/A</v></c><c t='str'><v>_x0041_</v></c><c t='d'><v>2024-04-01</v></c><c><v>1E3</v></c></row><row/>"),
    "<x:worksheet xmlns:x='m'><x:sheetData><!-- --><x:row><x:c><x:v><![CDATA[1]]></x:v></x:c></x:row></x:sheetData></x:worksheet>",
]
STRINGS = "<sst><si><t>a</t></si><si><r><t>b</t></r><rPh><t>x</t></rPh></si><si/></sst>"
STYLES = ("<styleSheet><numFmts><numFmt numFmtId='164' formatCode='[$-409]d-mmm;@'/></numFmts><cellXfs><xf numFmtId='164'/>"
          "<xf numFmtId='14'/></cellXfs></styleSheet>")
BOOK = "<workbook><workbookPr date1904='1'/><sheets><sheet name='S' state='hidden' id='s'/></sheets></workbook>"
CONTENT = ("<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:spreadsheet><table:table table:name='S'>"
           "<table:table-row table:number-rows-repeated='2'><table:table-cell office:value-type='float' office:value='1' "
           "table:number-columns-repeated='2' table:number-columns-spanned='2'/><table:covered-table-cell/>"
           "<table:table-cell office:value-type='string'><text:p>a<text:s text:c='2'/>b</text:p></table:table-cell>"
           "<table:table-cell office:value-type='date' office:date-value='2024-04-01'/></table:table-row></table:table>"
           "</office:spreadsheet></office:document-content>")
CSVS = [b"a,b\n1,\"x\"\"y\"\n\"two\nlines\",3\n", b"sep=;\na;b\n1,5;2\r\n", "é;ü\n1;2\n".encode("cp1252"),
        "a\tb\nج\t1\n".encode("utf-16"), b"a|b\n\"open|1\nx|2\n"]
JSONS = [b'[["a","b"],[1,null,true]]', b'[{"a":1.5,"b":{"c":[1]}},{"c":"\\u00e9"}]', b'{"data":[{"a":1}],"results":[[1]]}']


def record(kind, body=b""):
    return struct.pack("<HH", kind, len(body)) + body


def biff():
    begin = record(0x809, struct.pack("<HH", 0x600, 5) + bytes(12))
    parts = begin + record(0x22, b"\1\0") + record(0xE0, struct.pack("<HH", 0, 14) + bytes(16))
    parts += record(0x41E, struct.pack("<HHB", 164, 4, 0) + b"yyyy")
    parts += record(0xFC, struct.pack("<IIHB", 1, 1, 2, 0) + b"ab") + record(0x3C, b"\0c")
    cells = (record(0x208, struct.pack("<HHHHIHH", 0, 0, 2, 256, 0, 0, 0x20)) + record(0xFD, struct.pack("<HHHI", 0, 0, 0, 0)) +
             record(0x203, struct.pack("<HHHd", 0, 1, 0, 45000.5)) + record(0x27E, struct.pack("<HHHI", 0, 2, 0, 0x3FF00000)) +
             record(0xBD, struct.pack("<HHHIHIH", 0, 3, 0, 6, 0, 10, 4)) + record(0x205, struct.pack("<HHHBB", 0, 5, 0, 7, 1)) +
             record(0x06, struct.pack("<HHHHHHHHII", 0, 6, 0, 0, 0, 0, 0xFFFF, 0, 0, 0)) + record(0x207, struct.pack("<HB", 2, 0) + b"xy") +
             record(0x204, struct.pack("<HHHHB", 1, 0, 0, 1, 1) + "ж".encode("utf-16le")) +
             record(0xE5, struct.pack("<HHHHH", 1, 0, 1, 0, 0)) + record(0x0A))
    listed = record(0x85, struct.pack("<IHBB", 0, 1, 1, 0) + b"S")
    at = len(parts) + len(listed) + 4
    listed = record(0x85, struct.pack("<IHBB", at, 1, 1, 0) + b"S")
    return parts + listed + record(0x0A) + begin + cells


def compound(stream):
    """A compound file of version 3 with one stream in ordinary sectors."""
    stream = stream.ljust(4096, b"\0")
    stream += bytes(-len(stream) % 512)
    n = len(stream) // 512

    def entry(name, kind, first, size):
        wide = name.encode("utf-16le")
        return wide.ljust(64, b"\0") + struct.pack("<HBB", len(wide) + 2, kind, 1) + b"\xFF" * 12 + bytes(36) + struct.pack("<IQ", first, size)
    chain = [i + 1 for i in range(n)]
    chain[-1] = 0xFFFFFFFE
    fat = chain + [0xFFFFFFFE, 0xFFFFFFFD]
    fat += [0xFFFFFFFF] * (128 - len(fat))
    header = (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6) +
              struct.pack("<IIIIIIIII", 0, 1, n, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", n + 1) + b"\xFF" * 432)
    directory = (entry("Root Entry", 5, 0xFFFFFFFE, 0) + entry("Workbook", 2, 0, len(stream))).ljust(512, b"\0")
    return header + stream + directory + struct.pack("<128I", *fat)


def package(parts, method=zipfile.ZIP_STORED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as z:
        for name, content in parts:
            z.writestr(name, content)
    return out.getvalue()


def main(folder):
    def write(target, seeds):
        os.makedirs(os.path.join(folder, target), exist_ok=True)
        for i, seed in enumerate(seeds):
            with open(os.path.join(folder, target, "seed%d" % i), "wb") as f:
                f.write(seed)
    relations = ("<Relationships><Relationship Id='s' Type='t/worksheet' Target='s.xml'/><Relationship Id='t' "
                 "Type='t/sharedStrings' Target='t.xml'/></Relationships>")
    xlsx = [("xl/workbook.xml", BOOK), ("xl/_rels/workbook.xml.rels", relations), ("xl/s.xml", SHEETS[0]), ("xl/t.xml", STRINGS)]
    ods = [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", CONTENT)]
    write("xlsx_fuzz", [bytes([0]) + s.encode() for s in SHEETS] + [b"\1" + STRINGS.encode(), b"\2" + STYLES.encode(), b"\3" + BOOK.encode()])
    write("ods_fuzz", [CONTENT.encode()])
    write("csv_fuzz", [bytes([0, 0]) + c for c in CSVS] + [bytes([6, 3]) + CSVS[2]])
    write("json_fuzz", JSONS)
    write("xls_fuzz", [biff()])
    write("workbook_fuzz", [package(xlsx), package(xlsx, zipfile.ZIP_DEFLATED), package(ods), package([("a.csv", "1,2\n")]),
                            compound(biff())] + CSVS + JSONS)


main(sys.argv[1])
