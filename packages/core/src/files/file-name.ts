const longest = 120;

/** Control characters, halves of characters, and what is invisible or turns the direction of reading. */
const deceiving = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** What Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)/i;

/** What could be taken for a second extension that counts. */
const extension = /\.([a-z0-9]{1,10})$/i;

/** What runs when it is opened, on one system or another; its last extension is kept for all to see. */
const runs =
  /^(?:exe|com|scr|pif|bat|cmd|msi|msp|cpl|jar|js|jse|vbs?|vbe|wsf|wsh|ps1|psm1|hta|lnk|url|app|dmg|pkg|sh|bash|apk|reg|html?|xhtml|svg|php\d?|phtml|aspx?|jsp)$/i;

/** Cuts in the middle, so that the extension stays. */
function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= longest) return name;
  const ending = extension.exec(name)?.[0] ?? "";
  return (
    characters
      .slice(0, longest - ending.length)
      .join("")
      .trimEnd() + ending
  );
}

/** `report.pdf.exe` would be read as a report: the inner extension loses its dot. */
function oneExtension(name: string): string {
  const ending = extension.exec(name);
  if (!ending) return name;
  const stem = name.slice(0, ending.index).trimEnd();
  const inner = extension.exec(stem);
  if (!inner || !(runs.test(ending[1] ?? "") || runs.test(inner[1] ?? ""))) return name;
  return `${stem.slice(0, inner.index)}_${inner[1]}${ending[0]}`;
}

/**
 * PURE. The name that people see and save a file under: normalised first (NFC, nothing invisible, no path), then made
 * safe (no dotfile, no device, no doubled extension). Never part of a key of the storage (attack F1).
 */
export function fileName(given: string): string {
  const plain = given.normalize("NFC").replace(deceiving, "");
  const last = plain.split(/[/\\]/).at(-1) ?? "";
  const folded = last
    .replace(/[<>:"|?*\u2215\u2044\uff0f\uff3c]/gu, "_")
    .replace(/\s+/g, " ")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  const named = reserved.test(folded) ? `_${folded}` : folded;
  return shortened(oneExtension(named)) || "file";
}
