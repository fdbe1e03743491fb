-- Who is there is known by connections, too, not by heartbeats alone.
ALTER TABLE "agent_profile" ADD COLUMN "left_at" TIMESTAMPTZ(3),
ADD COLUMN "connection_at" TIMESTAMPTZ(3),
ADD COLUMN "is_hidden" BOOLEAN NOT NULL DEFAULT false;
