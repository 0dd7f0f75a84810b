const MODEL_FILE = /\.(?:onnx|pkl|pickle|joblib|pt|pth|safetensors|h5|keras|tflite|bst|ubj|cbm|gguf|pmml)$/i;
const MODEL_FOLDER = /(?:^|\/)(?:models?|saved_model)$/i;

/** Whether a path is called as models are: by the ending of a format that holds nothing else, or `model`. */
export function looksLikeModel(path: string): boolean {
  return MODEL_FILE.test(path) || MODEL_FOLDER.test(path) || /(?:^|\/)model\.[a-z]+$/i.test(path);
}

/** Whether a file of the repository is a model by its ending alone. */
export function isModelFile(path: string): boolean {
  return MODEL_FILE.test(path);
}
