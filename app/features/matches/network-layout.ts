// Where the candidates of a need stand in its picture: around it, the nearer the better the match. Pure.

export interface NetworkNode {
  readonly id: string;
  readonly organisationId: string;
  readonly score: number;
}

export interface PlacedNode extends NetworkNode {
  readonly x: number;
  readonly y: number;
  /** Its place in the list it was given in, from 1. */
  readonly number: number;
}

export const networkSize = { width: 720, height: 480 } as const;
export const networkCentre = { x: networkSize.width / 2, y: networkSize.height / 2 } as const;
const nearest = 74;
const outermost = { x: networkSize.width / 2 - 34, y: networkSize.height / 2 - 30 };

/** Distance from the centre as a share of the way out, 0–1, for a score. */
export const distanceOf = (score: number): number => 1 - Math.min(1, Math.max(0, score));

/** Half axes of the ellipse on which matches of this score stand. */
export function ringOf(score: number): { readonly rx: number; readonly ry: number } {
  const out = distanceOf(score);
  return { rx: nearest + (outermost.x - nearest) * out, ry: nearest + (outermost.y - nearest) * out };
}

/** Organisations keep together: their capabilities take neighbouring directions, the best organisation first. */
export function placeNodes(nodes: readonly NetworkNode[]): PlacedNode[] {
  const ranked = [...nodes].sort((a, b) => b.score - a.score);
  const numbers = new Map(nodes.map(({ id }, index) => [id, index + 1]));
  const order = [...new Set(ranked.map(({ organisationId }) => organisationId))];
  const around = order.flatMap((organisation) =>
    ranked.filter(({ organisationId }) => organisationId === organisation),
  );
  return around.map((node, index) => {
    const angle = (index / around.length) * 2 * Math.PI - Math.PI / 2;
    const { rx, ry } = ringOf(node.score);
    return {
      ...node,
      number: numbers.get(node.id) ?? 0,
      x: Math.round(networkCentre.x + rx * Math.cos(angle)),
      y: Math.round(networkCentre.y + ry * Math.sin(angle)),
    };
  });
}

/** Neighbours of one organisation, to be joined by a line. */
export function organisationLines(nodes: readonly PlacedNode[]): (readonly [PlacedNode, PlacedNode])[] {
  return nodes.flatMap((node, index) => {
    const next = nodes.slice(index + 1).find(({ organisationId }) => organisationId === node.organisationId);
    return next ? [[node, next] as const] : [];
  });
}
