export { AttachButton } from "./attach-button.tsx";
export { FileDrop } from "./file-drop.tsx";
export { MessageAttachments } from "./message-attachments.tsx";
export { UploadList } from "./upload-list.tsx";
export { type Uploads, useUploads } from "./use-uploads.ts";
