import { describe, expect, test } from "vitest";
import { fileName } from "./file-name.ts";

describe("F1: a name is normalised first and checked then", () => {
  test.each([
    ["an ordinary one", "Invoice 2026-03.pdf", "Invoice 2026-03.pdf"],
    ["other alphabets", "Übersicht – 请求.png", "Übersicht – 请求.png"],
    ["several dots", "v1.2.3 notes.txt", "v1.2.3 notes.txt"],
    ["an archive's two", "backup.tar.gz", "backup.tar.gz"],
    ["decomposed letters", "an\u0303o.png", "año.png"],
    ["zero width inside an extension", "photo.e\u200bxe", "photo.exe"],
    ["zero width that hides a dotfile", "\u200b.htaccess", "htaccess"],
    ["right-to-left override", "annexe\u202egpj.exe", "annexegpj.exe"],
    ["a soft hyphen and a joiner", "a\u00adb\u2060c.txt", "abc.txt"],
    ["tags of Unicode", "a\u{e0041}\u{e007f}.txt", "a.txt"],
    ["control characters", "a\u0000b\nc\u007f.txt", "abc.txt"],
    ["halves of characters", "a\ud800b.txt", "ab.txt"],
    ["a path", "../../etc/passwd", "passwd"],
    ["a path of Windows", "C:\\Users\\me\\cv.doc", "cv.doc"],
    ["look-alikes of a slash", "a\uff0fb\u2215c.txt", "a_b_c.txt"],
    ["a path behind a zero width", "..\u200b/secret.txt", "secret.txt"],
    ["a dotfile", ".env", "env"],
    ["dots alone", "...", "file"],
    ["nothing", "", "file"],
    ["white space alone", " \t ", "file"],
    ["a dot at the end", "virus.exe.", "virus.exe"],
    ["a doubled extension that runs", "report.pdf.exe", "report_pdf.exe"],
    ["one that runs in the middle", "shell.php.jpg", "shell_php.jpg"],
    ["a doubled extension with space", "report.pdf   .exe", "report_pdf.exe"],
    ["a device", "con.txt", "_con.txt"],
    ["characters that no file may have", 'a<b>:"c|d?.txt', "a_b___c_d_.txt"],
  ])("%s", (_what, given, expected) => {
    expect(fileName(given)).toBe(expected);
  });

  test("a long one is cut before its extension", () => {
    const name = fileName(`${"a".repeat(500)}.pdf`);
    expect(name).toHaveLength(120);
    expect(name.endsWith("a.pdf")).toBe(true);
  });

  test("what was made safe stays as it is", () => {
    for (const given of ["report.pdf .exe", " .a.php.jpg.", "CON", "x/.y\u202e.z"]) {
      expect(fileName(fileName(given))).toBe(fileName(given));
    }
  });
});
