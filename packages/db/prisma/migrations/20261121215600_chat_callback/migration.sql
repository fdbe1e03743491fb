-- A chat speaks the language of its customer; organisations choose whether those whom nobody answers may ask to be called back.
ALTER TABLE "chat_session" ADD COLUMN "locale" "locale";
ALTER TABLE "chat_setting" ADD COLUMN "callbacks" BOOLEAN NOT NULL DEFAULT true;
