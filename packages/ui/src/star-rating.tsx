import { Star } from "lucide-react";
import { cn } from "./cn.tsx";

const stars = [1, 2, 3, 4, 5] as const;
type Stars = (typeof stars)[number];

type StarRatingProps = {
  /** Of the radio buttons. */
  name: string;
  value: number | null;
  labelOf: (value: Stars) => string;
  disabled?: boolean;
  onValueChange: (value: Stars) => void;
};

/** One to five stars; stands in a fieldset whose legend asks. */
export function StarRating({ name, value, labelOf, disabled, onValueChange }: StarRatingProps) {
  return (
    <span className="inline-flex">
      {stars.map((each) => (
        <label
          key={each}
          title={labelOf(each)}
          className="grid size-9 place-items-center rounded-control has-focus-visible:outline-2 has-focus-visible:outline-ring hover:bg-surface-hover"
        >
          <input
            type="radio"
            name={name}
            value={each}
            checked={value === each}
            disabled={disabled}
            onChange={() => onValueChange(each)}
            className="sr-only"
            aria-label={labelOf(each)}
          />
          <Star
            aria-hidden
            className={cn(
              "size-5",
              value && each <= value ? "fill-current text-tone-warning-solid" : "text-fg-subtle",
            )}
          />
        </label>
      ))}
    </span>
  );
}
