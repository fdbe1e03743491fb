-- Why a chat was handed over to people, for who takes it.
-- AlterTable
ALTER TABLE "chat_session" ADD COLUMN     "handoff_reason" TEXT;
