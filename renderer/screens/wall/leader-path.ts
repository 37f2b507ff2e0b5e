/** A rectangle in px within the wall. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * The way of the leader line, as an SVG path. From a component in the last rack of a line it goes straight out; from any
 * other it leaves by the top of the rack and runs above its neighbours, so that it crosses none of them. Then it goes up
 * the gutter between the columns and into the card, a third of the way down.
 */
export function leaderPath(at: { unit: Box; rack: Box; room: Box; column: Box; card: Box; rem: number }): string {
  const { unit, rack, room, column, card, rem } = at;
  const gutter = (column.right + card.left) / 2;
  const cardY = card.top + Math.min((card.bottom - card.top) * 0.44, 14 * rem);
  const point = (x: number, y: number) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const end = `L${point(gutter, cardY)}L${point(card.left, cardY)}`;
  if (room.right - rack.right < rem) {
    const y = (unit.top + unit.bottom) / 2;
    return `M${point(unit.right, y)}L${point(gutter, y)}${end}`;
  }
  const x = (rack.left + rack.right) / 2;
  const above = rack.top - 0.8 * rem;
  return `M${point(x, rack.top)}L${point(x, above)}L${point(gutter, above)}${end}`;
}
