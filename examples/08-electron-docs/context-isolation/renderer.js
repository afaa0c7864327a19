const show = (id, text) => {
  document.getElementById(id).innerText = text;
};

show('thing', window.myAPI.doAThing());
show('leak', String(window.secret));
window.myAPI.loadPreferences().then((prefs) => show('prefs', JSON.stringify(prefs)));
