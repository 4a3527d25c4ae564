/** More lines than this in one go are sent only when the user enters them twice: most such pastes are mistakes. */
export const MANY_LINES = 5;
