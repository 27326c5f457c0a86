"""What stands in quotation marks, or near a word of saying, and is no statement: titles, doubtful words, songs, lines of a
film quoted as such, what is printed on something."""

from __future__ import annotations

from tests.cases import Case, case, check, rows

TITLES = [
    case("The novel “A Harbour in Winter” sold 40,000 copies in a month."),
    case("Nora Quill stars in the film ‘The Last Ferry’, which opens on Friday."),
    case('The exhibition "Salt and Stone" runs at the Norhaven museum until May.'),
    case("The council bought the painting “Boats at Dusk” for 12,000 crowns in 1987."),
    case('Her first play, "The Quiet Jury", ran for two years in Eastmark.'),
    case("Otis Fenn won the prize for his poem “What the River Said”."),
    case("The series ‘You Never Asked’ has been cancelled after one season."),
    case("Priya Naylor's paper, “Fever in Small Towns”, appeared in March."),
    case('The magazine printed a long article under the title "Who Owns the Sea?" last week.'),
    case("The course, “Law for Sailors”, begins in September."),
]

SCARE = [
    case("The “free” lunch cost the taxpayer 2 million crowns."),
    case('The so-called "safe zone" was shelled for the third time in a week.'),
    case("The so-called reform cut pensions by a fifth."),
    case("The thieves left in a “borrowed” van."),
    case("Tickets for the ‘final’ farewell tour went on sale for the third time."),
    case("The two “winners” of the raffle turned out to be the same man."),
    case('The "smart" meters stopped working in the frost.'),
    case("The “bargain” boats sank within a month of their sale."),
    case("The bank's ‘experts’ lost 80 million crowns in a week."),
    case("The ‘temporary’ bridge has stood for 40 years."),
]

SONGS = [
    case("The crowd sang “The Long Road Home” before the match."),
    case("The band opened with ‘Don't You Tell Me’ and closed with ‘Goodnight, Norland’."),
    case('The single "I Want It Back" reached number three in Norland.'),
    case("“She Said Never” was the most played song of the summer."),
    case("The choir performed “We Believe” at the funeral."),
    case("Their second album, “Speak Up”, was recorded in a barn."),
    case("The orchestra played the hymn “Let the Waters Rise” twice."),
    case("The anthem, “Norland, My Own”, was written in 1848."),
]

FILMS = [
    case("The film's most famous line, “I'll be back before the tide,” is printed on mugs and towels."),
    case("Children all over Norland know the line “Open the gate, old man” from the film ‘The Last Ferry’."),
    case("The final scene, with its line “You never loved the sea”, was shot in one take."),
    case("The words “Once upon a time” open the film."),
    case("The line “Nobody leaves the island” comes from the third film of the series."),
    case("The film's closing words, “The sea gives nothing back”, were cut from the second version."),
    case("The trailer ends with the line “This time there is no shore” in white letters."),
    case("The catchphrase “Mind the eel!” made the cartoon famous."),
]

SIGNS = [
    case("A sign with the words “No dogs” hangs above the door."),
    case("The shirts were printed with the slogan “Norland first”."),
    case("The button marked “Stop” had been taped over."),
    case('The word "closed" was painted on the shutters.'),
    case("A stone with the inscription “To the lost of the Mary Ann” stands on the pier."),
    case("The box bore the label ‘Fragile’ in red letters."),
    case("Fans wore scarves with the words “Always Brackwater”."),
    case("The boat was named “Second Chance” after the war."),
    case("The file was stamped “Secret” and locked away in 1961."),
]

PLAIN = [
    case("The ferry leaves Norhaven at noon and reaches Eastmark at four."),
    case("The statement runs to nine pages."),
    case("Ada Moor spoke for an hour in the town hall."),
    case("The talks lasted until dawn."),
    case("Ruth Sandel has written six books and two plays."),
    case("The claims office opens at nine."),
    case("Brackwater United beat Eastmark 3-1 on Saturday, with two goals by Nora Quill."),
    case("The 5' 11\" keeper signed for two years."),
]


@rows(TITLES, SCARE, SONGS, FILMS, SIGNS, PLAIN)
def test_nobody_says_it(row: Case) -> None:
    check(row)
