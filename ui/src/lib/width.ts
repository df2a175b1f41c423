/** From this width on, in CSS pixels, there is room for the words of the sidebar and the inspector beside the view. */
export const WIDE = 1200;
