/** ms between two runs while nobody looks. */
const HIDDEN_PACE = 200;

/** A function that asks for one `run` soon: in the next frame while the page is visible, else after a while. */
export function everyFrame(run: () => void): () => void {
  let asked = false;
  const now = () => {
    asked = false;
    run();
  };
  return () => {
    if (asked) return;
    asked = true;
    if (document.visibilityState === 'hidden') setTimeout(now, HIDDEN_PACE);
    else requestAnimationFrame(now);
  };
}
