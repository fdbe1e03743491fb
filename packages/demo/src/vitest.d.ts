import "vitest";

declare module "vitest" {
  interface ProvidedContext {
    ownerUrl: string;
    appUrl: string;
    workerUrl: string;
    jobsUrl: string;
  }
}
