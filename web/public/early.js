// Before anything is painted: the language, its direction and light or dark, as they were chosen last in this browser.
// data-chosen says what was chosen, data-light what that comes to on this device.
var page = document.documentElement;
var chosen = 'auto';
try {
    var language = localStorage.getItem('muster.language');
    if (language) {
        page.lang = language;
        page.dir = language === 'ar' ? 'rtl' : 'ltr';
    }
    chosen = localStorage.getItem('muster.light') || 'auto';
} catch (_) {}
page.dataset.chosen = chosen;
page.dataset.light = chosen !== 'auto' ? chosen : matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
