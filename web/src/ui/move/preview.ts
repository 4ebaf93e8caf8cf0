import './move.css';

/** Fills the chip that follows the pointer; people's text goes in as text only. */
export function fillPreview(container: HTMLElement, label: string, title: string): void {
  const chip = document.createElement('div');
  chip.className = 'move-chip';
  const key = document.createElement('strong');
  key.textContent = label;
  chip.append(key);
  if (title) {
    const rest = document.createElement('span');
    rest.textContent = title;
    chip.append(rest);
  }
  container.append(chip);
}
