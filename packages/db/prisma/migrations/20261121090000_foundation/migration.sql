-- CreateEnum
CREATE TYPE "role" AS ENUM ('customer', 'agent', 'admin', 'super_admin');

-- CreateEnum
CREATE TYPE "desk_kind" AS ENUM ('public', 'internal', 'customer');

-- CreateEnum
CREATE TYPE "ticket_status" AS ENUM ('open', 'triaging', 'in_progress', 'pending_customer', 'escalated', 'resolved', 'closed');

-- CreateEnum
CREATE TYPE "ticket_type" AS ENUM ('bug', 'question', 'billing', 'feature_request', 'account', 'integration', 'performance', 'callback', 'other');

-- CreateEnum
CREATE TYPE "priority" AS ENUM ('low', 'normal', 'high', 'urgent');

-- CreateEnum
CREATE TYPE "severity" AS ENUM ('low', 'medium', 'high', 'critical');

-- CreateEnum
CREATE TYPE "ticket_source" AS ENUM ('in_app', 'web', 'email', 'chat', 'call', 'api');

-- CreateEnum
CREATE TYPE "conversation_channel" AS ENUM ('in_app', 'email', 'chat');

-- CreateEnum
CREATE TYPE "sender_kind" AS ENUM ('customer', 'agent', 'ai', 'system');

-- CreateEnum
CREATE TYPE "message_state" AS ENUM ('draft', 'sent', 'discarded');

-- CreateEnum
CREATE TYPE "chat_mode" AS ENUM ('ai', 'waiting', 'human', 'closed');

-- CreateEnum
CREATE TYPE "agent_status" AS ENUM ('available', 'busy', 'away', 'offline');

-- CreateEnum
CREATE TYPE "tier" AS ENUM ('beta', 'pro', 'premium');

-- CreateEnum
CREATE TYPE "article_status" AS ENUM ('draft', 'published', 'archived');

-- CreateEnum
CREATE TYPE "article_visibility" AS ENUM ('public', 'internal');

-- CreateEnum
CREATE TYPE "locale" AS ENUM ('en', 'es');

-- CreateTable
CREATE TABLE "ai_interaction" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "prompt" TEXT NOT NULL,
    "response" TEXT NOT NULL,
    "input_tokens" INTEGER,
    "output_tokens" INTEGER,
    "latency_ms" INTEGER NOT NULL,
    "confidence" DOUBLE PRECISION,
    "sources" JSONB NOT NULL DEFAULT '[]',
    "error" TEXT,
    "feedback" BOOLEAN,
    "ticket_id" UUID,
    "conversation_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ai_interaction_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "contact" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "is_verified" BOOLEAN NOT NULL DEFAULT false,
    "plan" "tier" NOT NULL DEFAULT 'beta',
    "external_id" TEXT,
    "attributes" JSONB NOT NULL DEFAULT '[]',
    "branch_id" UUID,
    "last_seen_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "channel" "conversation_channel" NOT NULL DEFAULT 'in_app',
    "contact_id" UUID NOT NULL,
    "ticket_id" UUID,
    "last_seq" INTEGER NOT NULL DEFAULT 0,
    "last_public_seq" INTEGER NOT NULL DEFAULT 0,
    "last_message_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "chat_session" (
    "org_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "mode" "chat_mode" NOT NULL DEFAULT 'ai',
    "assignee_id" UUID,
    "waiting_since" TIMESTAMPTZ(3),
    "topic" TEXT,
    "idempotency_key" UUID,
    "customer_seen_seq" INTEGER NOT NULL DEFAULT 0,
    "agent_seen_seq" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chat_session_pkey" PRIMARY KEY ("org_id","conversation_id")
);

-- CreateTable
CREATE TABLE "message" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "change_seq" INTEGER NOT NULL,
    "sender_kind" "sender_kind" NOT NULL,
    "sender_membership_id" UUID,
    "sender_name" TEXT,
    "is_internal" BOOLEAN NOT NULL DEFAULT false,
    "state" "message_state" NOT NULL DEFAULT 'sent',
    "body" TEXT NOT NULL,
    "sources" JSONB NOT NULL DEFAULT '[]',
    "client_id" UUID,
    "discard_reason" TEXT,
    "helpful" BOOLEAN,
    "ai_interaction_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "desk" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "desk_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "number_pattern" TEXT NOT NULL,
    "default_branch_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "desk_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "number_counter" (
    "org_id" UUID NOT NULL,
    "desk_id" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "number_counter_pkey" PRIMARY KEY ("org_id","desk_id","period")
);

-- CreateTable
CREATE TABLE "category" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "default_priority" "priority" NOT NULL DEFAULT 'normal',
    "intents" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "category_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "quick_issue" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "suggested_type" "ticket_type" NOT NULL,
    "category_id" UUID,
    "article_id" UUID,
    "icon" TEXT NOT NULL DEFAULT 'circle-help',
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "use_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "quick_issue_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "event" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_membership_id" UUID,
    "actor_name" TEXT,
    "ticket_id" UUID,
    "conversation_id" UUID,
    "subject_id" UUID,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "pushes" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "locale" "locale",
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "last_seen_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_credential" (
    "user_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_credential_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "oauth_account" (
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "oauth_account_pkey" PRIMARY KEY ("provider","provider_account_id")
);

-- CreateTable
CREATE TABLE "link_request" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "link_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_token" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "link_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "article" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL,
    "category_id" UUID,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "intents" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "locale" "locale" NOT NULL DEFAULT 'en',
    "status" "article_status" NOT NULL DEFAULT 'draft',
    "visibility" "article_visibility" NOT NULL DEFAULT 'public',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "view_count" INTEGER NOT NULL DEFAULT 0,
    "helpful_count" INTEGER NOT NULL DEFAULT 0,
    "not_helpful_count" INTEGER NOT NULL DEFAULT 0,
    "author_id" UUID,
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "article_revision" (
    "org_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_revision_pkey" PRIMARY KEY ("org_id","article_id","revision")
);

-- CreateTable
CREATE TABLE "passage" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "heading" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL,
    "search_config" regconfig NOT NULL,
    "search" tsvector NOT NULL,

    CONSTRAINT "passage_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "article_feedback" (
    "org_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "visitor_key" UUID NOT NULL,
    "helpful" BOOLEAN NOT NULL,
    "comment" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_feedback_pkey" PRIMARY KEY ("org_id","article_id","visitor_key")
);

-- CreateTable
CREATE TABLE "article_view" (
    "org_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "visitor_key" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_view_pkey" PRIMARY KEY ("org_id","article_id","visitor_key")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tier" "tier" NOT NULL DEFAULT 'beta',
    "locale" "locale" NOT NULL DEFAULT 'en',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "accent_hue" INTEGER NOT NULL DEFAULT 190,
    "hosts" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "logo_key" TEXT,
    "deep_links" JSONB NOT NULL DEFAULT '{}',
    "auto_send_pairs" JSONB NOT NULL DEFAULT '[]',
    "confidence_threshold" DOUBLE PRECISION NOT NULL DEFAULT 0.75,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "branch" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "branch_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "membership" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "membership_branch" (
    "org_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "branch_id" UUID NOT NULL,

    CONSTRAINT "membership_branch_pkey" PRIMARY KEY ("org_id","membership_id","branch_id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "branch_ids" UUID[],
    "token_hash" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "invited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "agent_profile" (
    "org_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "status" "agent_status" NOT NULL DEFAULT 'offline',
    "status_changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "skills" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "languages" "locale"[] DEFAULT ARRAY[]::"locale"[],
    "time_zone" TEXT,
    "max_concurrent_chats" INTEGER NOT NULL DEFAULT 3,
    "max_open_tickets" INTEGER NOT NULL DEFAULT 50,

    CONSTRAINT "agent_profile_pkey" PRIMARY KEY ("org_id","membership_id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "desk_id" UUID NOT NULL,
    "branch_id" UUID,
    "contact_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "preview" TEXT NOT NULL DEFAULT '',
    "type" "ticket_type" NOT NULL DEFAULT 'question',
    "category_id" UUID,
    "severity" "severity" NOT NULL DEFAULT 'medium',
    "priority" "priority" NOT NULL DEFAULT 'normal',
    "status" "ticket_status" NOT NULL DEFAULT 'open',
    "source" "ticket_source" NOT NULL DEFAULT 'in_app',
    "assignee_id" UUID,
    "context" JSONB,
    "links" JSONB NOT NULL DEFAULT '{}',
    "triage" JSONB,
    "idempotency_key" UUID,
    "first_response_at" TIMESTAMPTZ(3),
    "last_response_at" TIMESTAMPTZ(3),
    "first_response_due_at" TIMESTAMPTZ(3),
    "resolution_due_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,
    "resolution" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "rating" INTEGER,
    "rating_comment" TEXT,
    "preceded_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "last_message_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE INDEX "ai_interaction_org_id_created_at_id_idx" ON "ai_interaction"("org_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ai_interaction_org_id_ticket_id_idx" ON "ai_interaction"("org_id", "ticket_id");

-- CreateIndex
CREATE INDEX "contact_org_id_email_idx" ON "contact"("org_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "contact_org_id_user_id_key" ON "contact"("org_id", "user_id");

-- CreateIndex
CREATE INDEX "conversation_org_id_ticket_id_idx" ON "conversation"("org_id", "ticket_id");

-- CreateIndex
CREATE INDEX "conversation_org_id_contact_id_last_message_at_idx" ON "conversation"("org_id", "contact_id", "last_message_at" DESC);

-- CreateIndex
CREATE INDEX "chat_session_org_id_mode_waiting_since_idx" ON "chat_session"("org_id", "mode", "waiting_since");

-- CreateIndex
CREATE INDEX "chat_session_org_id_assignee_id_idx" ON "chat_session"("org_id", "assignee_id");

-- CreateIndex
CREATE UNIQUE INDEX "chat_session_org_id_idempotency_key_key" ON "chat_session"("org_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "message_org_id_conversation_id_change_seq_idx" ON "message"("org_id", "conversation_id", "change_seq");

-- CreateIndex
CREATE UNIQUE INDEX "message_org_id_conversation_id_seq_key" ON "message"("org_id", "conversation_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "message_org_id_conversation_id_client_id_key" ON "message"("org_id", "conversation_id", "client_id");

-- CreateIndex
CREATE UNIQUE INDEX "desk_org_id_kind_key" ON "desk"("org_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "category_org_id_key_key" ON "category"("org_id", "key");

-- CreateIndex
CREATE INDEX "event_org_id_ticket_id_created_at_id_idx" ON "event"("org_id", "ticket_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "event_org_id_created_at_id_idx" ON "event"("org_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE INDEX "oauth_account_user_id_idx" ON "oauth_account"("user_id");

-- CreateIndex
CREATE INDEX "link_request_created_at_idx" ON "link_request"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "link_token_token_hash_key" ON "link_token"("token_hash");

-- CreateIndex
CREATE INDEX "link_token_user_id_idx" ON "link_token"("user_id");

-- CreateIndex
CREATE INDEX "article_org_id_status_view_count_id_idx" ON "article"("org_id", "status", "view_count" DESC, "id");

-- CreateIndex
CREATE INDEX "article_org_id_category_id_idx" ON "article"("org_id", "category_id");

-- CreateIndex
CREATE UNIQUE INDEX "article_org_id_slug_key" ON "article"("org_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "passage_org_id_article_id_position_key" ON "passage"("org_id", "article_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "organization_slug_key" ON "organization"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "branch_org_id_name_key" ON "branch"("org_id", "name");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_org_id_user_id_key" ON "membership"("org_id", "user_id");

-- CreateIndex
CREATE INDEX "membership_branch_org_id_branch_id_idx" ON "membership_branch"("org_id", "branch_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_org_id_email_idx" ON "invitation"("org_id", "email");

-- CreateIndex
CREATE INDEX "ticket_org_id_updated_at_id_idx" ON "ticket"("org_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ticket_org_id_created_at_id_idx" ON "ticket"("org_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ticket_org_id_priority_id_idx" ON "ticket"("org_id", "priority" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ticket_org_id_status_updated_at_id_idx" ON "ticket"("org_id", "status", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ticket_org_id_assignee_id_updated_at_id_idx" ON "ticket"("org_id", "assignee_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ticket_org_id_contact_id_updated_at_id_idx" ON "ticket"("org_id", "contact_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ticket_org_id_branch_id_updated_at_id_idx" ON "ticket"("org_id", "branch_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "ticket_org_id_number_key" ON "ticket"("org_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_org_id_contact_id_idempotency_key_key" ON "ticket"("org_id", "contact_id", "idempotency_key");

-- AddForeignKey
ALTER TABLE "ai_interaction" ADD CONSTRAINT "ai_interaction_org_id_ticket_id_fkey" FOREIGN KEY ("org_id", "ticket_id") REFERENCES "ticket"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_interaction" ADD CONSTRAINT "ai_interaction_org_id_conversation_id_fkey" FOREIGN KEY ("org_id", "conversation_id") REFERENCES "conversation"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_org_id_branch_id_fkey" FOREIGN KEY ("org_id", "branch_id") REFERENCES "branch"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_org_id_contact_id_fkey" FOREIGN KEY ("org_id", "contact_id") REFERENCES "contact"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_org_id_ticket_id_fkey" FOREIGN KEY ("org_id", "ticket_id") REFERENCES "ticket"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_session" ADD CONSTRAINT "chat_session_org_id_conversation_id_fkey" FOREIGN KEY ("org_id", "conversation_id") REFERENCES "conversation"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_session" ADD CONSTRAINT "chat_session_org_id_assignee_id_fkey" FOREIGN KEY ("org_id", "assignee_id") REFERENCES "membership"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_org_id_conversation_id_fkey" FOREIGN KEY ("org_id", "conversation_id") REFERENCES "conversation"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_org_id_sender_membership_id_fkey" FOREIGN KEY ("org_id", "sender_membership_id") REFERENCES "membership"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_org_id_ai_interaction_id_fkey" FOREIGN KEY ("org_id", "ai_interaction_id") REFERENCES "ai_interaction"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk" ADD CONSTRAINT "desk_org_id_default_branch_id_fkey" FOREIGN KEY ("org_id", "default_branch_id") REFERENCES "branch"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "number_counter" ADD CONSTRAINT "number_counter_org_id_desk_id_fkey" FOREIGN KEY ("org_id", "desk_id") REFERENCES "desk"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quick_issue" ADD CONSTRAINT "quick_issue_org_id_category_id_fkey" FOREIGN KEY ("org_id", "category_id") REFERENCES "category"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quick_issue" ADD CONSTRAINT "quick_issue_org_id_article_id_fkey" FOREIGN KEY ("org_id", "article_id") REFERENCES "article"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_org_id_ticket_id_fkey" FOREIGN KEY ("org_id", "ticket_id") REFERENCES "ticket"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_credential" ADD CONSTRAINT "user_credential_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "oauth_account" ADD CONSTRAINT "oauth_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_token" ADD CONSTRAINT "link_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_org_id_category_id_fkey" FOREIGN KEY ("org_id", "category_id") REFERENCES "category"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_org_id_author_id_fkey" FOREIGN KEY ("org_id", "author_id") REFERENCES "membership"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_revision" ADD CONSTRAINT "article_revision_org_id_article_id_fkey" FOREIGN KEY ("org_id", "article_id") REFERENCES "article"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_revision" ADD CONSTRAINT "article_revision_org_id_author_id_fkey" FOREIGN KEY ("org_id", "author_id") REFERENCES "membership"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passage" ADD CONSTRAINT "passage_org_id_article_id_fkey" FOREIGN KEY ("org_id", "article_id") REFERENCES "article"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_feedback" ADD CONSTRAINT "article_feedback_org_id_article_id_fkey" FOREIGN KEY ("org_id", "article_id") REFERENCES "article"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_view" ADD CONSTRAINT "article_view_org_id_article_id_fkey" FOREIGN KEY ("org_id", "article_id") REFERENCES "article"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership_branch" ADD CONSTRAINT "membership_branch_org_id_membership_id_fkey" FOREIGN KEY ("org_id", "membership_id") REFERENCES "membership"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership_branch" ADD CONSTRAINT "membership_branch_org_id_branch_id_fkey" FOREIGN KEY ("org_id", "branch_id") REFERENCES "branch"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_org_id_invited_by_id_fkey" FOREIGN KEY ("org_id", "invited_by_id") REFERENCES "membership"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_profile" ADD CONSTRAINT "agent_profile_org_id_membership_id_fkey" FOREIGN KEY ("org_id", "membership_id") REFERENCES "membership"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_org_id_desk_id_fkey" FOREIGN KEY ("org_id", "desk_id") REFERENCES "desk"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_org_id_branch_id_fkey" FOREIGN KEY ("org_id", "branch_id") REFERENCES "branch"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_org_id_contact_id_fkey" FOREIGN KEY ("org_id", "contact_id") REFERENCES "contact"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_org_id_category_id_fkey" FOREIGN KEY ("org_id", "category_id") REFERENCES "category"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_org_id_assignee_id_fkey" FOREIGN KEY ("org_id", "assignee_id") REFERENCES "membership"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_org_id_resolved_by_id_fkey" FOREIGN KEY ("org_id", "resolved_by_id") REFERENCES "membership"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_org_id_preceded_by_id_fkey" FOREIGN KEY ("org_id", "preceded_by_id") REFERENCES "ticket"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- CreateIndex
CREATE INDEX "outbox_sweep_idx" ON "outbox"("created_at");

-- CreateIndex
CREATE INDEX "outbox_done_idx" ON "outbox"("id");
