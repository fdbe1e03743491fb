import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { eicarFile, startClamd } from "../testing/files.ts";
import { createScanner } from "./scanner.ts";

const stream = (...chunks: Buffer[]) => Readable.from(chunks);
const verdictOf = (content: Buffer) => (content.includes("worm") ? "stream: Win.Worm.A FOUND" : "stream: OK");

describe("F6: malware", () => {
  test("the antivirus test file is found without a scanner, wherever the pieces part", async () => {
    const { scan } = createScanner({});
    for (let cut = 0; cut <= eicarFile.length; cut += 7) {
      const parted = stream(Buffer.from("before"), eicarFile.subarray(0, cut), eicarFile.subarray(cut));
      expect(await scan(parted)).toEqual({ kind: "infected", malware: "Eicar-Test-Signature" });
    }
    expect(await scan(stream(eicarFile.subarray(1)))).toEqual({ kind: "clean" });
  });

  test("clamd is sent the very bytes, and its answer counts", async () => {
    const clamd = await startClamd(verdictOf);
    const { scan } = createScanner({ clamdUrl: clamd.url });
    const large = Buffer.alloc(300_000, "x");
    expect(await scan(stream(large, Buffer.alloc(0), Buffer.from("end")))).toEqual({ kind: "clean" });
    expect(clamd.received[0]?.equals(Buffer.concat([large, Buffer.from("end")]))).toBe(true);
    expect(await scan(stream(Buffer.from("a wo"), Buffer.from("rm")))).toEqual({
      kind: "infected",
      malware: "Win.Worm.A",
    });
    await clamd.close();
  });

  test.each([
    ["says that it is too large", "INSTREAM size limit exceeded. ERROR"],
    ["says nothing", ""],
    ["says what nobody knows", "stream: perhaps"],
  ])("nothing is known where clamd %s", async (_what, answer) => {
    const clamd = await startClamd(() => answer);
    await expect(createScanner({ clamdUrl: clamd.url }).scan(stream(Buffer.from("a")))).rejects.toThrow(
      "clamd",
    );
    await clamd.close();
  });

  test("nothing is known where clamd is down; the test file is found all the same", async () => {
    const clamd = await startClamd(verdictOf);
    await clamd.close();
    const { scan } = createScanner({ clamdUrl: clamd.url });
    await expect(scan(stream(Buffer.from("a")))).rejects.toThrow("ECONNREFUSED");
  });
});
