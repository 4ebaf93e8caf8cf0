const pause = 60_000;

/** Loads the page again once the server gives it, so that a screen never ends on the browser's own error page. Asks once a minute. */
export function reloadWhenServed(reload: () => void = () => location.reload()): void {
  setTimeout(() => {
    fetch(location.pathname, { cache: 'no-store' }).then(
      (answer) => (answer.ok ? reload() : reloadWhenServed(reload)),
      () => reloadWhenServed(reload),
    );
  }, pause);
}
