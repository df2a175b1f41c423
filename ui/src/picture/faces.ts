/** The faces that pictures are written in, as CSS names fonts; the size does not matter. */
export const FACES = [400, 500, 600].map((weight) => `${weight} 13px Inter`);
