-- What passages mean, for search by meaning where an embedding model is configured.
-- CreateTable
CREATE TABLE "passage_embedding" (
    "org_id" UUID NOT NULL,
    "passage_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "dimensions" INTEGER NOT NULL,
    "vector" REAL[],
    "embedded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "passage_embedding_pkey" PRIMARY KEY ("org_id","passage_id")
);

-- AddForeignKey
ALTER TABLE "passage_embedding" ADD CONSTRAINT "passage_embedding_org_id_passage_id_fkey" FOREIGN KEY ("org_id", "passage_id") REFERENCES "passage"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE passage_embedding ALTER COLUMN vector SET STORAGE EXTERNAL;
SELECT app_private.protect('passage_embedding');
GRANT UPDATE ON passage_embedding TO handrail_app;

-- pgvector measures faster where the server has it. It is no requirement: without it, or without the right to make
-- it, the same is measured without.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'vector') THEN
    CREATE EXTENSION IF NOT EXISTS vector;
  END IF;
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'pgvector stays unused: %', SQLERRM;
END
$$;
