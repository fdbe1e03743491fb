-- Keys by which other programs work in an organisation.
-- CreateTable
CREATE TABLE "api_key" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "branch_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "created_by_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE INDEX "api_key_org_id_created_by_id_idx" ON "api_key"("org_id", "created_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_org_id_key_hash_key" ON "api_key"("org_id", "key_hash");

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_org_id_created_by_id_fkey" FOREIGN KEY ("org_id", "created_by_id") REFERENCES "membership"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT app_private.protect('api_key');
GRANT UPDATE (last_used_at, revoked_at) ON api_key TO handrail_app;
