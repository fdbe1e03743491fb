import { cn } from "@handrail/ui/cn";

type Props = { name: string; logoUrl: string | null; className?: string };

/** The organisation's logo, or its first letter on the accent; decoration beside its name. */
export function OrganizationMark({ name, logoUrl, className }: Props) {
  const box = cn("size-8 shrink-0 rounded-control", className);
  if (logoUrl) return <img src={logoUrl} alt="" className={cn(box, "object-contain")} />;
  return (
    <span
      aria-hidden
      className={cn(box, "grid place-items-center bg-accent text-md font-bold text-on-accent")}
    >
      {[...name][0]?.toUpperCase()}
    </span>
  );
}
