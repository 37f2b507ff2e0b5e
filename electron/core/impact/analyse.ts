import type { Component, Service, Site } from '../../contract/models/plant.ts';
import { type JudgedCell, judgeCells } from './cells.ts';
import { deriveEffective, type Effective, type Own } from './effective.ts';
import { buildGraph, type Graph } from './graph.ts';
import { type Explanation, explain, type Moment } from './roots.ts';

/** A plant prepared for analysis. */
export interface Model {
  graph: Graph;
  services: readonly Service[];
  sites: ReadonlyMap<string, Site>;
}

/** What follows from the conditions: who is hurt, and which roots explain it. */
export interface Analysis {
  effective: ReadonlyMap<string, Effective>;
  explanation: Explanation;
  cells: readonly JudgedCell[];
  /** Per root: how many components, cells, services and sites it drags along. */
  consequences: ReadonlyMap<string, { components: number; cells: number; services: number; sites: number }>;
}

export function prepareModel(
  components: readonly Component[],
  services: readonly Service[],
  sites: readonly Site[],
): Model {
  return { graph: buildGraph(components), services, sites: new Map(sites.map((site) => [site.id, site])) };
}

/**
 * Analyses the plant as it is at `moment`. `own` holds what endpoints say.
 */
export function analyse(model: Model, own: ReadonlyMap<string, Own>, moment: Moment): Analysis {
  const effective = deriveEffective(model.graph, own, moment.now);
  const explanation = explain(model.graph, effective, moment);
  const cells = judgeCells(model.services, model.sites, effective, explanation);
  return { effective, explanation, cells, consequences: countConsequences(explanation, cells) };
}

function countConsequences(explanation: Explanation, cells: readonly JudgedCell[]): Analysis['consequences'] {
  const components = new Map<string, number>();
  for (const [id, roots] of explanation) {
    for (const root of roots) {
      components.set(root, (components.get(root) ?? 0) + (root === id ? 0 : 1));
    }
  }
  const hurt = new Map<string, JudgedCell[]>();
  for (const cell of cells) {
    for (const root of cell.roots) {
      const mine = hurt.get(root);
      if (mine === undefined) hurt.set(root, [cell]);
      else mine.push(cell);
    }
  }
  return new Map(
    [...components].map(([root, count]) => {
      const mine = hurt.get(root) ?? [];
      return [
        root,
        {
          components: count,
          cells: mine.length,
          services: new Set(mine.map(({ service }) => service)).size,
          sites: new Set(mine.map(({ site }) => site)).size,
        },
      ];
    }),
  );
}
