import sharp from "sharp";
import { beforeEach, describe, expect, it } from "vitest";
import { withTransaction } from "../context.ts";
import { newId } from "../ids.ts";
import { outcomeOf } from "../testing/desk.ts";
import { hugePng } from "../testing/files.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  attachArticleImages,
  expireFile,
  openArticleImage,
  releaseArticleImages,
  storeArticleImage,
} from "./index.ts";
import { articleImageKey } from "./keys.ts";

const visitor = { kind: "visitor" } as const;

let desk: TestOrg;
beforeEach(async () => {
  desk = await testOrg();
});

const png = (width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: "#0a7" } })
    .png()
    .toBuffer();
const store = async (bytes?: Uint8Array, name = "login-screen.png") =>
  storeArticleImage(desk.as(desk.admin), { bytes: bytes ?? (await png()), name });

async function article(
  status: "draft" | "published" = "published",
  visibility: "public" | "internal" = "public",
) {
  const id = newId();
  await withTransaction(desk.as(desk.admin), ({ tx }) =>
    tx.article.create({
      data: {
        orgId: desk.org.id,
        id,
        translationKey: id,
        slug: `a-${id}`,
        title: "A",
        body: "",
        status,
        visibility,
      },
    }),
  );
  return id;
}
const open = (id: string, actor: Parameters<TestOrg["as"]>[0] = visitor) =>
  outcomeOf(openArticleImage(desk.as(actor), id));

describe("storing", () => {
  it("says where it is, how large and what to call it", async () => {
    const image = await store();
    expect(image).toEqual({
      id: image.id,
      url: `/api/files/article/${desk.org.slug}/${image.id}?size=40x20`,
      width: 40,
      height: 20,
      alt: "login screen",
    });
  });

  it("keeps the same bytes once", async () => {
    expect((await store()).id).toBe((await store(undefined, "again.png")).id);
  });

  it("F2: keeps pixels and nothing else: no EXIF, turned upright, nothing after the end", async () => {
    const photo = await sharp(await png(40, 20))
      .jpeg()
      .withExif({ IFD0: { Copyright: "a secret place" } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const polyglot = Buffer.concat([photo, Buffer.from("<script>alert(1)</script>")]);
    const { id, width, height } = await store(polyglot, "photo.jpg");
    const kept = await desk.ports.storage.read(articleImageKey(desk.org.id, id));
    expect({ width, height }).toEqual({ width: 20, height: 40 });
    expect(Buffer.from(kept ?? []).includes("secret")).toBe(false);
    expect(Buffer.from(kept ?? []).includes("script")).toBe(false);
  });

  it("F2: draws SVG as pixels", async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="30" height="10"><script>alert(1)</script>
      <image href="file:///etc/passwd" width="9" height="9"/><rect width="30" height="10"/></svg>`;
    const { id } = await store(Buffer.from(svg), "chart.svg");
    const opened = await openArticleImage(desk.as(desk.admin), id);
    expect(opened.contentType).toBe("image/png");
  });

  it.each([
    ["HTML by the name of an image", () => Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a PDF", () => Buffer.from("%PDF-1.7\n%âãÏÓ\n")],
    ["a broken image", async () => (await png()).subarray(0, 50)],
    ["nothing", () => Buffer.alloc(0)],
    ["F3 an image bomb", () => hugePng(60_000, 60_000)],
  ])("F2 F3: refuses %s", async (_what, bytes) => {
    expect(await outcomeOf(store(Buffer.from(await bytes())))).toBe("INVALID: file_type");
  });

  it("F3: refuses what is too large, and what there is no room for", async () => {
    const { limits } = desk.ports.storage;
    limits.fileBytes = 50;
    expect(await outcomeOf(store())).toBe("INVALID: payload_too_large");
    Object.assign(limits, { fileBytes: 10_000, organizationBytes: 50 });
    expect(await outcomeOf(store())).toBe("LIMIT_REACHED: storage_full");
  });

  it("is for staff and imports", async () => {
    const file = { bytes: await png(), name: "a.png" };
    expect(await outcomeOf(storeArticleImage(desk.as(desk.customer), file))).toBe("FORBIDDEN: forbidden");
    expect(await outcomeOf(storeArticleImage(desk.as({ kind: "system", job: "import" }), file))).toBe("ok");
  });
});

describe("F5: an image is seen while an article shows it to its viewer", () => {
  it("by staff alone before and in a draft, by everybody once it is published", async () => {
    const { id, url } = await store();
    const articleId = await article();
    expect([await open(id), await open(id, desk.customer)]).toEqual(Array(2).fill("NOT_FOUND: not_found"));
    expect(await open(id, desk.agent)).toBe("ok");
    await attachArticleImages(desk.as(desk.admin), articleId, `![A](${url})`, "draft");
    expect(await open(id)).toBe("NOT_FOUND: not_found");
    await attachArticleImages(desk.as(desk.admin), articleId, `text ![A](${url}) text`);
    expect(await open(id)).toBe("ok");
    await attachArticleImages(desk.as(desk.admin), articleId, "no image any more");
    expect(await open(id)).toBe("NOT_FOUND: not_found");
    expect(await open(id, desk.agent)).toBe("ok");
  });

  it.each([["draft", "public"] as const, ["published", "internal"] as const])(
    "not while the article is %s and %s",
    async (status, visibility) => {
      const { id, url } = await store();
      await attachArticleImages(desk.as(desk.admin), await article(status, visibility), `![A](${url})`);
      expect(await open(id)).toBe("NOT_FOUND: not_found");
      expect(await open(id, desk.customer)).toBe("NOT_FOUND: not_found");
    },
  );

  it("T4 T5: not from another organisation, nor by an article of another", async () => {
    const { id, url } = await store();
    const foreign = await testOrg();
    await attachArticleImages(desk.as(desk.admin), await article(), `![A](${url})`);
    expect(await outcomeOf(openArticleImage(foreign.as(foreign.admin), id))).toBe("NOT_FOUND: not_found");
    const stolen = await outcomeOf(attachArticleImages(foreign.as(foreign.admin), newId(), `![A](${url})`));
    expect(stolen).toBe("ok");
    const rows = await withTransaction(foreign.as(foreign.admin), ({ tx }) => tx.articleImage.count());
    expect(rows).toBe(0);
  });
});

describe("what nothing shows", () => {
  const expire = (attachmentId: string) =>
    expireFile(desk.as({ kind: "system", job: "file.expire" }), attachmentId);

  it("is removed, and gives its room back", async () => {
    const { id } = await store();
    expect(desk.ports.enqueued).toContainEqual({
      name: "file.expire",
      payload: { orgId: desk.org.id, attachmentId: id },
    });
    expect(await expire(id)).toBe(true);
    expect(await expire(id)).toBe(false);
    expect(await desk.ports.storage.read(articleImageKey(desk.org.id, id))).toBeNull();
    const usage = await withTransaction(desk.as(desk.admin), ({ tx }) => tx.fileUsage.findMany());
    expect(usage).toEqual([{ orgId: desk.org.id, bytes: 0n }]);
  });

  it("stays while an article has shown it, and goes with the article", async () => {
    const { id, url } = await store();
    const articleId = await article();
    await attachArticleImages(desk.as(desk.admin), articleId, `![A](${url})`);
    await attachArticleImages(desk.as(desk.admin), articleId, "");
    expect(await expire(id)).toBe(false);
    desk.ports.enqueued.length = 0;
    await withTransaction(desk.as(desk.admin), async (ctx) => {
      await releaseArticleImages(ctx, articleId);
      await ctx.tx.article.delete({ where: { orgId_id: { orgId: desk.org.id, id: articleId } } });
    });
    expect(desk.ports.enqueued).toMatchObject([{ name: "file.expire", payload: { attachmentId: id } }]);
    expect(await expire(id)).toBe(true);
  });
});
