/** Three dots and the words for them, read once by assistive technology. */
export function TypingIndicator({ label }: { label: string }) {
  return (
    <p role="status" className="flex h-6 items-center gap-2 text-sm text-fg-muted">
      <span aria-hidden className="inline-flex gap-1">
        {[0, 150, 300].map((delay) => (
          <span
            key={delay}
            className="size-1.5 animate-pulse rounded-full bg-fg-subtle"
            style={{ animationDelay: `${delay}ms` }}
          />
        ))}
      </span>
      {label}
    </p>
  );
}
