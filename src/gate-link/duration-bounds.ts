/** The upper bounds of all buckets of durations of jobs but the last, seconds. */
export const durationBounds = [0.1, 1, 5, 15, 60, 300, 900, 3600, 21_600] as const;
