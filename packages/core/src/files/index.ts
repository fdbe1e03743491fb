export { imagesOf } from "./article-image-url.ts";
export { attachArticleImages } from "./attach-article-images.ts";
export { expireFile } from "./expire-file.ts";
export { redraw } from "./images.ts";
export { openArticleImage } from "./open-article-image.ts";
export { releaseArticleImages } from "./release-article-images.ts";
export { sniff } from "./sniff.ts";
export { storeArticleImage } from "./store-article-image.ts";
