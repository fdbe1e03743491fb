"use client";
import { Button } from "@handrail/ui/button";
import { cn } from "@handrail/ui/cn";
import { Field } from "@handrail/ui/field";
import { Textarea } from "@handrail/ui/textarea";

type Props = {
  label: string;
  send: string;
  comment: string;
  /** Characters at most. */
  longest: number;
  isPending: boolean;
  onComment: (comment: string) => void;
  onSend: () => void;
  className?: string;
};

/** A word about what was rated. */
export function RatingComment(props: Props) {
  const { label, send, comment, longest, isPending, onComment, onSend, className } = props;
  return (
    <form
      className={cn("mt-2 flex flex-col items-start gap-2", className)}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <Field label={label} className="w-full">
        <Textarea
          minRows={1}
          maxRows={6}
          maxLength={longest}
          value={comment}
          onChange={(event) => onComment(event.target.value)}
        />
      </Field>
      <Button type="submit" size="sm" disabled={comment.trim() === ""} loading={isPending}>
        {send}
      </Button>
    </form>
  );
}
