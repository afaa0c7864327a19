/** The modules that the person in front of the app sees: dialogs, trays, notifications, menus. */
export const DESK_MAKERS = {};
