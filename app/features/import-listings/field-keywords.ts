// Words that speak for a field of innovation, Chinese and English, parted by bars. A trailing * stands for any ending of a Latin word.
import type { Field } from '#app/domain/field.ts';

const wordLists: Readonly<Record<Field, string>> = {
  biomedicine: `生物医药 | 医药 | 药物 | 疫苗 | 抗体 | 基因 | 细胞 | 制药 | 生物制品 | 新药 | 中药 | 生物技术 | CDMO | drug* | vaccin* | gene |
    genes | genetic* | genom* | protein* | antibod* | biomedical | biolog* | pharma* | therapeutic* |
    therap* | opioid* | cancer | disease* | pathogen* | virus* | organoid* | cell-based | stem cell* |
    clinical | covid* | biotech* | toxicity | tissue* | kidney | medicine*`,
  'medical-devices': `医疗器械 | 医疗设备 | 诊断试剂 | 体外诊断 | 医学影像 | 康复 | 手术 | 假肢 | 监护 | 医疗 | medical device* | diagnostic* | wearable* | diagnos* | blood | brain injury |
    prosthe* | implant* | patient* | health care | healthcare | surgical | ventilator* | respirator* |
    point-of-care | imaging device* | dialysis | telehealth | hospital* | health | medical`,
  photonics: `光电 | 激光 | 光学 | 显示 | 光子 | 光纤 | 红外 | 成像 | 光谱 | 半导体照明 | OLED | 发光二极管 | 光通信 | 芯片 | laser* | optic* |
    photon* | infrared | lidar | ladar | spectromet* | spectroscop* | display* | lens* | fiber* | fibre* |
    detector* | hyperspectral | electro-optic* | focal plane | semiconductor* | microelectronic* |
    integrated circuit* | imaging | imager* | antenna* | radio frequency | waveguide*`,
  'new-materials': `新材料 | 材料 | 复合材料 | 碳纤维 | 合金 | 陶瓷 | 石墨烯 | 高分子 | 涂层 | 纳米 | 稀土 | composite* | alloy* | polymer* |
    ceramic* | graphene | nano* | coating* | corrosion | metamaterial* | carbon fiber* | textile* |
    membrane* | adhesive* | fabric* | advanced material* | materials`,
  'aerospace-information': `航空航天 | 航天 | 卫星 | 遥感 | 北斗 | 空天 | 火箭 | 测绘 | 航天信息 | 地理信息 | satellite* | spacecraft | space | orbit* |
    lunar | mars | moon | nasa | remote sensing | earth observation | geospatial | rocket* | hypersonic* |
    missile* | gps | gnss | launch vehicle* | aerospace | astronaut* | radar* | reentry`,
  'advanced-equipment': `高端装备 | 装备制造 | 智能制造 | 机器人 | 数控 | 机床 | 工业母机 | 自动化 | 3D打印 | 增材制造 | 生产线 | 轨道 | 轴承 | 传感器 | 工业互联网 | robot* |
    manufactur* | additive manufacturing | 3-d print* | 3d print* | automation | actuator* | sensor* |
    turbine* | bearing* | industrial | engine* | welding | machine tool* | machinery | machining |
    gearbox*`,
  'intelligent-vehicles': `智能网联 | 网联汽车 | 新能源汽车 | 汽车 | 自动驾驶 | 车联网 | 无人车 | 车路协同 | 智能驾驶 | 整车 | 车载 | autonomous vehicle* |
    automotive | self-driving | automated driving | connected vehicle* | v2x | truck* | car | cars |
    highway* | electric vehicle* | ground vehicle* | motor vehicle* | road vehicle* | vehicle safety`,
  'low-altitude': `低空 | 无人机 | 通用航空 | eVTOL | 飞行汽车 | 直升机 | 空中交通 | drone* | uas | uav* | unmanned aerial |
    unmanned aircraft | evtol | rotorcraft | aerial vehicle* | air mobility | aircraft | flight |
    helicopter* | airspace`,
  'artificial-intelligence': `人工智能 | 大模型 | 机器学习 | 深度学习 | 算法 | 语音识别 | 图像识别 | 智能体 | 自然语言 | 知识图谱 | 机器视觉 | 数据分析 | AI |
    artificial intelligence | machine learning | deep learning | neural network* | algorithm* |
    computer vision | natural language | predictive | data science | open data | analytics | cyber* |
    software develop* | big data | llm | nlp | data fusion | visualization* | language recognition`,
  'new-energy': `新能源 | 光伏 | 风电 | 储能 | 氢能 | 电池 | 充电 | 核能 | 生物质 | 地热 | 能源 | solar | photovoltaic* | wind | batter* |
    energy | hydrogen | fuel cell* | geothermal | nuclear | grid | hydropower | wave energy | biofuel* |
    power system* | electricity`,
  'modern-agriculture': `农业 | 种业 | 育种 | 农机 | 黑土 | 畜牧 | 粮食 | 玉米 | 水稻 | 养殖 | 农产品 | 人参 | 梅花鹿 | agricultur* | farm* | crop* |
    soil* | livestock | food | seed* | harvest* | irrigation | usda | fish* | animal* | nutrient* |
    plants`,
  'smart-city': `智慧城市 | 城市治理 | 城管 | 交通 | 政务 | 安防 | 应急 | 消防 | 社区 | 数字孪生 | 公共安全 | 建筑 | 物业 | 智慧园区 | smart cit* | urban |
    city | cities | first responder* | public safety | emergency | transportation | traffic |
    infrastructure | housing | law enforcement | border | disaster* | firefight* | police | transit |
    buildings | community service*`,
  environment: `环保 | 节能 | 污水 | 废气 | 固废 | 碳 | 减排 | 水处理 | 生态 | 环境 | 垃圾 | 大气 | 双碳 | water | wastewater | pollut* |
    climate | emission* | recycl* | ecosystem* | wildlife | ocean* | pfas | air quality | conservation |
    desalinat* | waste | plastic* | wildfire* | epa | flood* | river* | sediment | stormwater | rainfall | streamflow | algal | environmental`,
  'consumer-culture': `消费 | 文旅 | 旅游 | 文化 | 冰雪 | 电商 | 教育 | 体育 | 影视 | 动漫 | 游戏 | 博物馆 | 零售 | 餐饮 | education* | artist* | museum* |
    tourism | culture* | cultural | design contest | sport* | poster* | photo* | teacher* | music |
    film* | artwork* | creative arts | stem education | k-12 | video contest*`,
  'technology-services': `科技服务 | 检验检测 | 检测服务 | 技术转移 | 成果转化 | 概念验证 | 孵化 | 知识产权服务 | 研发服务 | 标准化 | 认证 | technology transfer |
    entrepreneur* | startup* | start-up* | accelerator* | incubat* | commercializ* |
    innovation ecosystem* | testing service* | intellectual property service* | federal procurement`,
  'finance-services': `金融 | 基金 | 信贷 | 贷款 | 融资 | 质押 | 保险 | 支付 | 股权 | 征信 | 银行 | financ* | bank | banks | banking | loan* |
    credit | insurance | payment* | fintech | fraud | investor* | tax | taxes | accounting | investment*`,
};

export const fieldKeywords = (field: Field): string[] =>
  wordLists[field]
    .split('|')
    .map((word) => word.trim())
    .filter(Boolean);
