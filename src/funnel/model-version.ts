/** Version of the model's equations: results of different models are not comparable. Raised when a number of an unchanged scenario moves. */
export const MODEL_VERSION = 2;
