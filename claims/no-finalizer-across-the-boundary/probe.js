export const observe = () => typeof FinalizationRegistry;
