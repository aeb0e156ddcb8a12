// Words that carry no subject: English function and request words, and Chinese function characters and request pairs.

const english = `a about above according across actually after afterwards again against ago all almost alone along already also
although always am among amongst an and another any anybody anyhow anyone anything anyway anywhere apart are around as aside ask
asked asking at available away be became because become becomes been before beforehand behind being below beside besides best better
between beyond both brief but by came can cannot cause certain certainly clearly come comes concerning consequently consider
considered considering contain containing contains corresponding could currently d de definitely describe described despite did
different discuss discussed do does doing done down downwards due during e each eg either else elsewhere enough especially et etc even
ever every everybody everyone everything everywhere ex exactly example except far few find first five follow followed following follows for
former formerly forth found four from further furthermore general generally get gets getting give given gives giving go goes going
gone got had happens hardly has have having he hello help hence her here hereafter hereby herein hers herself hi him himself his
hither hopefully how howbeit however i ie if ignored immediate in inasmuch inc indeed indicate indicated indicates insofar instead
interested into inward is it its itself just keep keeps kept know known knows last lately later latter latterly least less lest let like liked
likely little ll look looking looks ltd made mainly make makes making many may maybe me mean meanwhile merely might more moreover most
mostly much must my myself name namely nd near nearly necessary need needed needs neither never nevertheless next nine no nobody non none
nor normally not nothing now nowhere obtained obviously of off often oh ok okay old on once one ones only onto or other others otherwise ought our ours
ourselves out outside over overall own particular particularly per perhaps placed please plus possible possibly present presented presently
presumably probably provide provided provides qv quite rather rd re really reasonably regarding regardless regards relatively
respectively right s said same saw say saying says second secondly see seeing seek seeking seeks seem seemed seeming seems seen self selves sensible sent
serious seriously seven several shall she should show showed shown shows since six so some somebody somehow someone something sometime
sometimes somewhat somewhere soon sorry still sub such sup sure t take taken tell tends th than thank thanks that thats the their
theirs them themselves then thence there thereafter thereby therefore therein thereof thereupon these they think third this thorough
thoroughly those though three through throughout thru thus to together too took toward towards tried tries truly try trying twice
two un under unfortunately unless unlikely until unto up upon us use used useful uses using usually various ve very via
viz vs want wanted wants was way we welcome well went were what whatever when whence whenever where whereafter whereas whereby
wherein whereupon wherever whether which while whither who whoever whole whom whose why will willing wish with within without wonder
would wouldn yes yet you your yours yourself yourselves zero`;

/** English words left out before stemming. */
export const isEnglishStopWord: (word: string) => boolean = (() => {
  const words = new Set(english.split(/\s+/));
  return (word) => words.has(word);
})();

const hanCharacters = new Set(
  '的了是在和与及或等也就都而着之于其并把被让给向从到使由至但很又还吗呢吧啊呀么们这那哪您你我他她它请什何怎以能可有不为否该',
);

/** Chinese characters that are never a term by themselves. */
export const isHanStopCharacter = (character: string): boolean => hanCharacters.has(character);

const hanPairs = new Set(
  '如何 怎么 什么 是否 可以 应该 怎样 哪些 能否 有没 没有 么办 是不 不是 以及 通过 进行 一种 能够 我们 为了 由于 因为 所以 因此 并且 或者 对于 关于 其中 此外 同时 目前 希望'.split(
    ' ',
  ),
);

/** Pairs of Chinese characters that ask or join and name nothing. */
export const isHanStopPair = (pair: string): boolean => hanPairs.has(pair);
