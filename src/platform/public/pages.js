// The look this device has chosen in the web app, before the first picture.
const theme = (() => {
  try {
    return localStorage.getItem('kevyt.theme');
  } catch {
    // A browser that keeps nothing shows the page as the device does.
    return null;
  }
})();
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;

// Copy buttons: without this script the values can be selected and copied by hand.
document.addEventListener('DOMContentLoaded', () => {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll('button[data-copy]')) {
    const words = button.querySelector('span');
    const said = words.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      words.textContent = button.dataset.copied;
      document.getElementById('copied').textContent = button.dataset.heard;
      setTimeout(() => {
        words.textContent = said;
        document.getElementById('copied').textContent = '';
      }, 3000);
    });
  }
});
