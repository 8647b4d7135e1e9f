/** Share of the trials that choices are judged by. */
export const CHOICE_SHARE = 0.2;

export const choiceTrials = (trials: number): number => Math.max(1, Math.floor(CHOICE_SHARE * trials));
