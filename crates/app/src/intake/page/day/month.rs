//! The names of months, in the languages whose pages come up.

/// A row a language or a family of spellings, January to December; `/` parts the forms of one month. Case and a full stop are not looked at.
const NAMES: &[&str] = &[
    "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec",
    "januar/jänner/jaenner/jän februar/feber/febr märz/maerz/mär/mrz april mai juni/juno juli/julei august september oktober/okt november dezember/dez",
    "janvier/janv février/fevrier/févr/fév/fevr mars avril/avr mai juin juillet/juil/juill août/aout septembre octobre novembre décembre/decembre/déc",
    "enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre/set octubre noviembre diciembre/dic",
    "gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre/sett ottobre/ott novembre dicembre",
    "janeiro fevereiro/fev março/marco abril maio/mai junho julho agosto setembro outubro/out novembro dezembro",
    "januari februari maart/mrt april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november december/des/desember",
    "stycznia/styczeń/sty lutego/luty/lut marca/marzec kwietnia/kwiecień/kwi maja/maj czerwca/czerwiec/cze lipca/lipiec/lip sierpnia/sierpień/sie \
     września/wrzesień/wrz października/październik/paź listopada/listopad/lis grudnia/grudzień/gru",
    "ledna/leden února/únor března/březen dubna/duben května/květen června/červen července/červenec srpna/srpen září října/říjen \
     listopadu prosince/prosinec",
    "január/januára február/februára marec/marca apríl/apríla máj/mája jún/júna júl/júla augusta septembra október/októbra novembra decembra",
    "január/jan február/febr március/márc április/ápr május/máj június/jún július/júl augusztus szeptember/szept október november december",
    "ianuarie/ian februarie martie aprilie mai iunie/iun iulie/iul august septembrie octombrie noiembrie/noi decembrie",
    "января/январь/янв февраля/февраль/фев марта/март/мар апреля/апрель/апр мая/май июня/июнь/июн июля/июль/июл августа/август/авг \
     сентября/сентябрь/сен/сент октября/октябрь/окт ноября/ноябрь/ноя/нояб декабря/декабрь/дек",
    "січня/січень лютого/лютий березня/березень квітня/квітень травня/травень червня/червень липня/липень серпня/серпень вересня/вересень \
     жовтня/жовтень листопада/листопад грудня/грудень",
    "ιανουαρίου/ιαν φεβρουαρίου/φεβ μαρτίου/μαρ απριλίου/απρ μαΐου/μαϊ ιουνίου/ιουν ιουλίου/ιουλ αυγούστου/αυγ σεπτεμβρίου/σεπ οκτωβρίου/οκτ \
     νοεμβρίου/νοε δεκεμβρίου/δεκ",
    "ocak/oca şubat/şub mart nisan/nis mayıs haziran/haz temmuz/tem ağustos/ağu eylül/eyl ekim/eki kasım/kas aralık/ara",
    "tammikuuta/tammikuu helmikuuta/helmikuu maaliskuuta/maaliskuu huhtikuuta/huhtikuu toukokuuta/toukokuu kesäkuuta/kesäkuu heinäkuuta/heinäkuu \
     elokuuta/elokuu syyskuuta/syyskuu lokakuuta/lokakuu marraskuuta/marraskuu joulukuuta/joulukuu",
    "gener/gen febrer març/març abril maig juny juliol agost setembre octubre novembre desembre",
    "januari februari maret april mei juni juli agustus/agu september oktober november desember",
];

/// The number of a month, 1 to 12, by its name in lower case.
pub(super) fn number(word: &str) -> Option<i8> {
    let known = |row: &&str| row.split_whitespace().position(|forms| forms.split('/').any(|form| form == word));
    NAMES.iter().find_map(known).and_then(|at| i8::try_from(at + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_year() {
        assert!(NAMES.iter().all(|row| row.split_whitespace().count() == 12), "a language has twelve months");
    }

    #[test]
    fn no_name_means_two_months() {
        let all = NAMES.iter().flat_map(|row| row.split_whitespace().enumerate());
        for (at, form) in all.flat_map(|(at, forms)| forms.split('/').map(move |form| (at, form))) {
            assert_eq!(number(form), i8::try_from(at + 1).ok(), "{form}");
        }
    }
}
