export { capturePage } from "./capture-page.ts";
export { PictureEditor } from "./picture-editor.tsx";
