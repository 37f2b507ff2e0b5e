/** Drawings of the tracks' states: a ring is open, half is suspected, the disc with a check is done. */
export const serviceGlyphs = { down: 'down', workaround: 'degraded', restored: 'disc' } as const;
export const causeGlyphs = { unknown: 'ring', suspected: 'half', confirmed: 'disc' } as const;
