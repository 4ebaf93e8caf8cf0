/**
 * The page's connection in Java: the same decisions as {@code web/src/sync}, class by class, so that a simulation can
 * play many pages in one process. {@code ScriptsTest} and the page's {@code scripts.spec.ts} replay the same recordings,
 * which keeps the two alike. It predicts nothing: what a page shows ahead of the server is tested in web.
 */
package dev.tandem.sim.page;
