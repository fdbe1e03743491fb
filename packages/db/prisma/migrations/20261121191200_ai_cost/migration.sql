-- What one call costs fits into four bytes.
ALTER TABLE "ai_interaction" ALTER COLUMN "cost_micros" SET DATA TYPE INTEGER;
