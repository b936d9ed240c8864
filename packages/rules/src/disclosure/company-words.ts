/** What companies do, as it stands in their names between the name proper and the legal form. */
export const TRADES: readonly string[] =
  '生物 医药 制药 药业 医疗 器械 健康 基因 诊断 科技 技术 科学 研究 工程 工业 实业 产业 材料 新材料 化工 化学 高分子 塑料 薄膜 碳纤维 纤维 纺织 玻璃 陶瓷 金属 合金 钢铁 铝业 铜业 电子 微电子 半导体 光电 光学 照明 通信 通讯 信息 网络 软件 数据 智能 人工智能 机器人 自动化 控制 系统 设备 装备 重工 机械 机电 机床 电机 电器 电缆 线缆 精密 模具 制造 仪器 仪表 计量 检测 测试 传感 汽车 客车 零部件 船舶 海工 航空 航天 轨道 交通 能源 新能源 电力 电气 电池 储能 风电 光伏 环保 环境 节能 水务 建材 建设 农业 农化 食品 种业 物流 贸易 服务 配套 发展 国际 集团 控股 股份'.split(
    ' ',
  );

/** The same in English names, and what else says nothing of whose they are. */
export const ENGLISH_TRADES: ReadonlySet<string> = new Set(
  'technology technologies tech biotech biotechnology bio pharma pharmaceutical pharmaceuticals medical materials material chemical chemicals electronics electronic electric electrical engineering industry industries industrial software information intelligent intelligence machinery equipment energy power environmental international holdings holding group science sciences and of the china jiangsu nanjing wuxi suzhou nantong changzhou xuzhou yangzhou zhenjiang taizhou yancheng huaian lianyungang suqian shanghai zhejiang anhui'.split(
    ' ',
  ),
);

/** Legal forms in English names, at their end. */
export const ENGLISH_FORM =
  /(?:[\s,.&]*\b(?:co|company|corp|corporation|inc|incorporated|ltd|limited|llc|plc|gmbh|ag|pte|sa|bv|jsc)\b\.?)+\s*$/i;

/** Places that stand before a name proper, besides those of PLACE_NAMES: provinces, and counties that have many companies. */
export const MORE_PLACES: readonly string[] =
  '中华 北京 天津 重庆 河北 山西 辽宁 吉林 黑龙江 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 深圳 广州 杭州 宁波 合肥 武汉 成都 西安 青岛 昆山 江阴 张家港 常熟 太仓 宜兴 丹阳 溧阳 靖江 泰兴 如皋 海安 启东 江宁 江北 浦口 六合 溧水 高淳 吴江 吴中 武进'.split(
    ' ',
  );

/**
 * Short forms that are made of a place and a trade where a name has nothing else: 南京钢铁 is 南钢, 无锡柴油机 is 锡柴. They
 * are no words otherwise; those that are stand in {@link EVERYDAY}.
 */
export const PLACE_INITIALS: Readonly<Record<string, string>> = {
  南京: '南',
  无锡: '锡',
  徐州: '徐',
  常州: '常',
  苏州: '苏',
  南通: '通',
  连云港: '连',
  淮安: '淮',
  盐城: '盐',
  扬州: '扬',
  镇江: '镇',
  泰州: '泰',
  江苏: '苏',
  上海: '上',
  浙江: '浙',
  安徽: '皖',
  中国: '中',
};
export const TRADE_INITIALS: Readonly<Record<string, string>> = {
  钢铁: '钢',
  化工: '化',
  化学: '化',
  农化: '农',
  汽车: '汽',
  工程: '工',
  重工: '重',
  电力: '电',
  电气: '电',
  电子: '电',
  船舶: '船',
  医药: '药',
  制药: '药',
  药业: '药',
  纺织: '纺',
  柴油机: '柴',
};

/**
 * Words of two characters that companies are called by and that everybody uses, or that a place's and a trade's initials
 * would spell: hiding them would tear texts to pieces, and tells nobody who is meant.
 */
export const EVERYDAY: ReadonlySet<string> = new Set(
  '创新 创造 创业 先进 先锋 前沿 未来 明天 今天 时代 世纪 新兴 新型 高新 高科 高效 高端 卓越 优秀 优质 优化 精工 精准 精细 精益 恒温 恒压 恒定 永久 长久 长期 长效 长城 长江 黄河 太湖 泰山 东方 南方 西方 北方 中原 华东 华南 华北 中央 中心 中间 中国 中华 国家 国际 世界 全球 环球 宇宙 天然 天地 天空 天线 太阳 月亮 星星 阳光 光明 光芒 光辉 光线 光源 蓝天 大海 海洋 海上 江河 山水 森林 绿色 绿洲 生命 生态 生活 生产 健康 平安 和平 和谐 和合 合作 合成 联合 联盟 联动 联系 协同 协作 互联 互动 网络 数字 数据 信息 云端 智慧 智能 智造 科学 科技 科研 技术 研发 研究 工艺 工业 工程 产品 产业 企业 公司 集团 同心 同步 同方 一体 一流 一心 第一 首创 首选 领先 领航 领域 标准 标杆 基础 基石 磐石 金属 金刚 黄金 白银 钻石 水晶 宝石 玉石 珍珠 火炬 火花 动力 能量 能源 力量 速度 飞跃 飞翔 腾飞 起点 远景 远航 远方 前景 前进 进步 成功 成长 增长 发展 发现 探索 探测 感知 感应 感觉 视觉 视界 视野 焦点 聚焦 聚合 聚力 凝聚 精神 文化 艺术 传统 经典 完美 完善 美好 美丽 幸福 快乐 希望 理想 梦想 信任 信用 诚信 正大 正常 正确 正式 可靠 安全 安心 安定 稳定 稳健 坚固 坚持 强大 强力 强化 无限 无电 无线 有机 有线 自然 自动 自主 自由 独立 独特 特种 特色 专业 专利 专家 大众 大陆 大学 小米 苹果 红豆 大豆 小麦 水稻 上机 上电 上工 上化 上海 中化 中药 中船 中电 中汽 中农 常化 常药 盐化 通电 通化 通信 通工 连通 连电 连化 镇化 泰化 淡化 示例 测试 检测 检验 识别 诊断 薄膜 涂层 涂料 纤维 材料 芯片 激光 雷达 机械 机床 机器 设备 装备 轴承 齿轮 电池 电机 电源 电子 光伏 光纤 光学 疫苗 抗体 肿瘤 发酵 焊接 打印 定位 调度 预测 加密 隐私 酶解 催化 改性 增韧 耐蚀 散热 导热 隔膜 污水 废水 节能 环保 储能 风电 康复 血糖 心电'.split(
    ' ',
  ),
);

/** Traditional characters of names, each behind its simplified one. */
export const TRADITIONAL =
  '云雲东東华華龙龍凤鳳马馬鸟鳥鱼魚鸿鴻鹏鵬国國园園围圍图圖团團长長门門开開关關闻聞闽閩阳陽阴陰陆陸陈陳际際险險随隨隐隱难難雾霧霁霽静靜韦韋韩韓页頁顶頂项項顺順顾顧颂頌预預领領颖穎题題额額风風飞飛饭飯饮飲饰飾饶饒馆館驰馳驱驅驼駝骏駿骑騎验驗腾騰丰豐业業丛叢个個丽麗举舉义義乐樂乔喬习習乡鄉书書买買乱亂争爭于於亚亞产產亿億仅僅从從仑侖仓倉仪儀们們价價众眾优優会會伟偉传傳伦倫伤傷侠俠侨僑侧側俭儉债債倾傾储儲儿兒党黨兰蘭兴興养養兽獸内內冈岡册冊写寫军軍农農冯馮冲衝决決况況冻凍净淨凉涼减減凯凱击擊刘劉则則刚剛创創删刪别別剂劑剑劍剧劇劝勸办辦务務动動励勵劲勁劳勞势勢匀勻区區医醫协協单單卖賣卢盧卫衛压壓厂廠厅廳历歷厉厲县縣参參双雙发發变變叶葉号號叹嘆吕呂吴吳听聽启啟员員响響哑啞唤喚啸嘯喷噴嘱囑坏壞块塊坚堅坛壇坝壩坞塢垒壘执執场場报報护護环環现現玛瑪玺璽珑瓏琼瓊电電画畫畅暢痒癢皑皚盐鹽监監盖蓋盘盤矿礦码碼砖磚硕碩确確礼禮祯禎离離种種积積称稱稳穩穷窮窃竊窑窯竖豎笔筆筑築签簽简簡粮糧紧緊纤纖红紅约約级級纪紀纬緯纯純纱紗纲綱纳納纵縱纷紛纸紙纹紋纺紡线線练練组組细細织織终終绍紹经經绒絨结結绕繞绘繪给給络絡绝絕统統绢絹绣繡继繼绩績绪緒续續绮綺绳繩维維绵綿综綜绿綠缆纜缔締编編缘緣缝縫网網罗羅罚罰聪聰联聯职職肃肅肤膚肠腸肾腎胜勝脉脈脑腦脸臉节節芦蘆苏蘇苍蒼荐薦荣榮药藥莲蓮获獲萧蕭萨薩蒋蔣蓝藍虏虜虑慮虽雖蚁蟻蚕蠶衔銜补補装裝见見观觀规規视視览覽觉覺触觸誉譽计計认認议議讯訊记記讲講许許论論设設访訪证證评評识識诉訴诊診词詞试試诚誠话話诞誕询詢该該详詳语語误誤说說请請诸諸诺諾读讀课課调調谊誼谋謀谐諧谢謝谱譜贝貝负負财財责責贤賢败敗货貨质質贯貫贵貴贸貿费費贺賀资資赋賦赏賞赐賜赖賴赛賽赞贊赢贏赵趙达達迁遷过過迈邁运運还還进進远遠连連迟遲适適选選逊遜递遞逻邏遗遺邓鄧邮郵邹鄒郑鄭释釋鉴鑒针針钟鐘钢鋼钦欽钧鈞钱錢钻鑽铁鐵铃鈴铅鉛铜銅铝鋁铭銘银銀铸鑄链鏈销銷锁鎖锂鋰锅鍋锋鋒锐銳错錯锡錫锦錦键鍵锻鍛镇鎮镜鏡镁鎂镍鎳杨楊杰傑极極构構枫楓标標栋棟树樹样樣桥橋桦樺梦夢检檢楼樓欢歡欧歐歼殲残殘毕畢气氣汇匯汉漢汤湯沟溝泽澤洁潔济濟浆漿润潤涛濤涌湧涨漲渊淵渐漸温溫湾灣湿濕满滿滨濱灭滅灯燈灵靈灿燦炉爐点點炼煉烁爍烃烴热熱焕煥爱愛爷爺牵牽状狀独獨狮獅猎獵献獻学學宁寧实實审審宪憲宫宮宾賓宽寬对對寻尋导導寿壽将將尔爾尘塵尝嘗层層届屆属屬岁歲岛島岭嶺峡峽币幣帅帥师師帮幫带帶庆慶库庫应應庙廟废廢广廣张張弥彌弹彈强強归歸录錄彻徹忆憶忧憂怀懷态態总總恒恆恳懇悦悅悬懸惊驚愿願战戰户戶扩擴扫掃扬揚抚撫抛拋抢搶担擔拟擬拥擁拨撥择擇挂掛挚摯挤擠挥揮捞撈损損据據掷擲携攜摄攝摆擺敌敵数數斋齋断斷无無旧舊时時旷曠显顯晋晉晓曉晖暉暂暫术術机機杂雜权權条條来來';
