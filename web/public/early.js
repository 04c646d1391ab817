// Before anything is painted: the language, its direction and light or dark, as they were chosen last in this browser.
try {
    var page = document.documentElement;
    var language = localStorage.getItem('muster.language');
    if (language) {
        page.lang = language;
        page.dir = language === 'ar' ? 'rtl' : 'ltr';
    }
    var light = localStorage.getItem('muster.light');
    if (light) page.dataset.light = light;
} catch (_) {}
