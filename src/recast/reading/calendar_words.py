"""The words for months, seasons and today, in the languages that resumes here come in."""

_MONTH_NAMES = (
    "jan january januar janvier janv enero ene janeiro gennaio gen januari januray janurary",
    "feb february februar février fevrier févr fevr febrero fevereiro febbraio fev februari"
    " febuary feburary",
    "mar march märz maerz mär mars marzo março marco maart mrz",
    "apr april avril avr abril abr aprile",
    "may mai mayo maio maggio mei",
    "jun june juni juin junio junho giugno",
    "jul july juli juillet juil julio julho luglio",
    "aug august août aout agosto ago augustus",
    "sep sept september septembre septiembre setembro settembre set septemper",
    "oct october okt oktober octobre octubre outubro ottobre out ott",
    "nov november novembre noviembre novembro",
    "dec december dez dezember décembre decembre déc diciembre dic dezembro dicembre",
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}

SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
"""The first month of each season."""

PRESENT = (
    "present",
    "current",
    "currently",
    "now",
    "today",
    "date",
    "till date",
    "to date",
    "until now",
    "till now",
    "ongoing",
    "on going",
    "at present",
    "till present",
    "tilldate",
    "this day",
    "heute",
    "aujourd'hui",
    "présent",
    "actuel",
    "actualidad",
    "actual",
    "presente",
    "actualmente",
    "atual",
    "oggi",
    "attuale",
    "heden",
    "至今",
    "现在",
    "現在",
    "目前",
)
"""What stands in place of the last date of something that goes on."""
