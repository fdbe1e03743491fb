import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import type { ServiceContext } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { articleImageUrl } from "../../files/article-image-url.ts";
import { openArticleImage, sniff, storeArticleImage } from "../../files/index.ts";
import { imageMark } from "./addresses.ts";
import { importLimits } from "./limits.ts";
import { baseName, withoutExtension } from "./safe-path.ts";
import type { Scan } from "./scan.ts";
import { FileRefused } from "./source/source.ts";
import type { FileReport } from "./types.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const pictures = /^image\/(?:png|jpeg|webp|gif|avif|svg\+xml)$/;

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** The images of an import: each is read when a page first shows it, stored once, and told of at the end. */
export class ImageKeeper {
  readonly #ctx: ServiceContext;
  readonly #scan: Scan;
  #hashes = new Map<string, string | null>();
  #urls = new Map<string, string | null>();
  #refused = new Map<string, Pick<FileReport, "reason" | "detail">>();

  constructor(ctx: ServiceContext, scan: Scan) {
    this.#ctx = ctx;
    this.#scan = scan;
  }

  async #read(path: string): Promise<Buffer | null> {
    try {
      const file = this.#scan.images.get(path);
      return file ? await file.read(importLimits.image) : null;
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      this.#refused.set(path, { reason: error.reason, detail: error.detail });
      return null;
    }
  }

  /** What tells one picture from another; null for one that cannot go in. */
  async hashOf(path: string): Promise<string | null> {
    const known = this.#hashes.get(path);
    if (known !== undefined) return known;
    const bytes = await this.#read(path);
    const isPicture = bytes !== null && pictures.test(await sniff(bytes));
    if (bytes && !isPicture) this.#refused.set(path, { reason: "image_refused", detail: "" });
    const hash = bytes && isPicture ? sha256(bytes) : null;
    this.#hashes.set(path, hash);
    return hash;
  }

  /** Where the stored image is; null for one that cannot go in. */
  async urlOf(path: string): Promise<string | null> {
    const known = this.#urls.get(path);
    if (known !== undefined) return known;
    const url = await this.#store(path);
    this.#urls.set(path, url);
    return url;
  }

  /** Where an image is that is there already; null for one that would be stored. */
  async knownUrl(path: string): Promise<string | null> {
    const sha256 = await this.hashOf(path);
    const bytes = sha256 ? await this.#read(path) : null;
    if (!sha256 || !bytes) return null;
    const own = await this.#ownUrl(path, bytes);
    if (own) return own;
    const { org } = this.#ctx;
    const row = await this.#ctx.ports.db.withOrg(org.id, (tx) =>
      tx.attachment.findFirst({
        where: { orgId: org.id, kind: "article", sha256, state: "ready" },
        select: { id: true, width: true, height: true },
      }),
    );
    return row && articleImageUrl(org.slug, row);
  }

  async #store(path: string): Promise<string | null> {
    const bytes = await this.#read(path);
    if (!bytes) return null;
    const own = await this.#ownUrl(path, bytes);
    if (own) return own;
    try {
      return (await storeArticleImage(this.#ctx, { bytes, name: baseName(path) })).url;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.#refused.set(path, { reason: "image_refused", detail: error.reason });
      return null;
    }
  }

  /** An image that an export of ours named by its id, and that nobody has changed since, is the one that is there. */
  async #ownUrl(path: string, bytes: Buffer): Promise<string | null> {
    const id = withoutExtension(baseName(path));
    if (!uuid.test(id)) return null;
    try {
      const { stream } = await openArticleImage(this.#ctx, id);
      if (!(await buffer(stream)).equals(bytes)) return null;
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
    const { org } = this.#ctx;
    const row = await this.#ctx.ports.db.withOrg(org.id, (tx) =>
      tx.attachment.findFirst({
        where: { orgId: org.id, id },
        select: { id: true, width: true, height: true },
      }),
    );
    return row && articleImageUrl(org.slug, row);
  }

  reports(): FileReport[] {
    return [...this.#scan.images.keys()].map((path): FileReport => {
      const refused = this.#refused.get(path);
      if (refused) return { path, outcome: "skipped", ...refused };
      if (this.#hashes.get(path)) return { path, outcome: "used" };
      return { path, outcome: "skipped", reason: "image_unused" };
    });
  }
}

/** Puts addresses in the place of marks; an image that is not there leaves what it says. */
export function placeImages(body: string, addresses: readonly (string | null)[]): string {
  return addresses.reduce<string>((text, address, index) => {
    const mark = imageMark(index);
    if (address) return text.replaceAll(mark, address);
    const picture = new RegExp(`!\\[((?:[^[\\]\\\\]|\\\\.)*)\\]\\(<?${mark}>?[^)]*\\)`, "g");
    return text.replace(picture, "$1");
  }, body);
}
