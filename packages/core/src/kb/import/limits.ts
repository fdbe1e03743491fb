const megabyte = 1024 * 1024;

/** What an import takes; whatever is beyond is reported and left out, and the rest goes in. Sizes in bytes, unpacked. */
export const importLimits = {
  /** Of the archive as it is uploaded. */
  archive: 200 * megabyte,
  entries: 50_000,
  page: 2 * megabyte,
  image: 15 * megabyte,
  /** Of everything that is unpacked on the way, together. */
  total: 1_024 * megabyte,
  pathLength: 400,
  pathDepth: 24,
} as const;

export type ImportLimits = { [Name in keyof typeof importLimits]: number };
