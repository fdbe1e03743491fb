// Loaded into every process of ours: when the start is gone, however it went, so is the process.
process.once("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), 10_000).unref();
});
