// What a Finvoice 3.0 may hold, as facts of its published schema: one kind of element a paragraph, its children in their
// order. After a name stands what is inside: `s2-35` text of so many characters, `t` with its spaces collapsed, `n` a name token
// without spaces, another word a kind of value (finvoice-values.ts), `@X` the children of the paragraph X; without any, those of
// the paragraph of the same name. `?` at most once, `*` any times, `+` at least once, a digit after them the most. `|` parts
// alternatives.
const paragraphs = `
Finvoice: MessageTransmissionDetails? SellerPartyDetails SellerOrganisationUnitNumber=s0-35? SellerSiteCode=s0-35?
  SellerContactPersonName=s0-70? SellerContactPersonFunction=s0-35*2 SellerContactPersonDepartment=s0-35*2
  SellerCommunicationDetails? SellerInformationDetails? InvoiceSenderPartyDetails? InvoiceRecipientPartyDetails?
  InvoiceRecipientOrganisationUnitNumber=s0-35? InvoiceRecipientSiteCode=s0-35?
  InvoiceRecipientContactPersonName=s0-70? InvoiceRecipientContactPersonFunction=s0-35*2
  InvoiceRecipientContactPersonDepartment=s0-35*2 InvoiceRecipientLanguageCode=language?
  InvoiceRecipientCommunicationDetails? BuyerPartyDetails BuyerOrganisationUnitNumber=s0-35? BuyerSiteCode=s0-35?
  BuyerContactPersonName=s0-70? BuyerContactPersonFunction=s0-35*2 BuyerContactPersonDepartment=s0-35*2
  BuyerCommunicationDetails? DeliveryPartyDetails? DeliveryOrganisationUnitNumber=s0-35? DeliverySiteCode=s0-35?
  DeliveryContactPersonName=s0-70? DeliveryContactPersonFunction=s0-35*2 DeliveryContactPersonDepartment=s0-35*2
  DeliveryCommunicationDetails? DeliveryDetails? AnyPartyDetails* InvoiceDetails PaymentCardInfo? DirectDebitInfo?
  PaymentStatusDetails? PartialPaymentDetails* FactoringAgreementDetails? VirtualBankBarcode=s0-512? InvoiceRow+
  SpecificationDetails? EpiDetails InvoiceUrlNameText=s0-512* InvoiceUrlText=s0-512* StorageUrlText=s0-512?
  LayOutIdentifier=s0-35? InvoiceSegmentIdentifier=s0-35? ControlChecksum=s0-512? MessageChecksum=s0-512?
  ControlStampText=s0-512? AcceptanceStampText=s0-512? OriginalInvoiceFormat=s0-35? AttachmentMessageDetails?
MessageTransmissionDetails: MessageSenderDetails MessageReceiverDetails MessageDetails
MessageSenderDetails: FromIdentifier=e-address FromIntermediator=s2-35
MessageReceiverDetails: ToIdentifier=e-address ToIntermediator=s2-35
MessageDetails: MessageIdentifier=s2-48 MessageTimeStamp=instant RefToMessageIdentifier=s0-48? ImplementationCode=s0-4?
  SpecificationIdentifier=s1-35?
SellerPartyDetails: SellerPartyIdentifier=party-id? SellerPartyIdentifierUrlText=s0-512? SellerOrganisationName=s2-70+
  SellerOrganisationTradingName=s2-70? SellerOrganisationDepartment=s0-35*2 SellerOrganisationTaxCode=s0-35?
  SellerOrganisationTaxCodeUrlText=s0-512? SellerCode=party-code* SellerPostalAddressDetails?
SellerPostalAddressDetails: SellerStreetName=s2-35+3 SellerTownName=s2-35 SellerPostCodeIdentifier=s2-35
  SellerCountrySubdivision=s2-35? CountryCode=country? CountryName=s0-35? SellerPostOfficeBoxIdentifier=s0-35?
SellerCommunicationDetails: SellerPhoneNumberIdentifier=s0-35? SellerEmailaddressIdentifier=s0-70?
SellerInformationDetails: SellerOfficialPostalAddressDetails? SellerHomeTownName=s0-35?
  SellerVatRegistrationText=s0-35? SellerVatRegistrationDate=date? SellerTaxRegistrationText=s0-35?
  SellerAdditionalLegalInfo=s0-512? SellerPhoneNumber=s0-35? SellerFaxNumber=s0-35?
  SellerCommonEmailaddressIdentifier=s0-70? SellerWebaddressIdentifier=s0-70? SellerFreeText=s0-512?
  SellerAccountDetails* InvoiceRecipientDetails*
SellerOfficialPostalAddressDetails: SellerOfficialStreetName=s2-35 SellerOfficialTownName=s2-35
  SellerOfficialPostCodeIdentifier=s2-35 SellerOfficialCountrySubdivision=s2-35? CountryCode=country?
  CountryName=s0-35?
SellerAccountDetails: SellerAccountID=account SellerBic=bic SellerAccountName=s1-70?
InvoiceRecipientDetails: InvoiceRecipientAddress=s1-35 InvoiceRecipientIntermediatorAddress=n8-11
InvoiceSenderPartyDetails: InvoiceSenderPartyIdentifier=party-id? InvoiceSenderOrganisationName=s2-35+
  InvoiceSenderOrganisationTaxCode=n0-35? InvoiceSenderCode=party-code?
InvoiceRecipientPartyDetails: InvoiceRecipientPartyIdentifier=party-id? InvoiceRecipientOrganisationName=s2-35+
  InvoiceRecipientDepartment=s0-35*2 InvoiceRecipientOrganisationTaxCode=n0-35? InvoiceRecipientCode=party-code?
  InvoiceRecipientPostalAddressDetails?
InvoiceRecipientPostalAddressDetails: InvoiceRecipientStreetName=s2-35+3 InvoiceRecipientTownName=s2-35
  InvoiceRecipientPostCodeIdentifier=s2-35 InvoiceRecipientCountrySubdivision=s2-35? CountryCode=country?
  CountryName=s0-35? InvoiceRecipientPostOfficeBoxIdentifier=s0-35?
InvoiceRecipientCommunicationDetails: InvoiceRecipientPhoneNumberIdentifier=s0-35?
  InvoiceRecipientEmailaddressIdentifier=s0-70?
BuyerPartyDetails: BuyerPartyIdentifier=party-id? BuyerOrganisationName=s2-70+ BuyerOrganisationTradingName=s2-70?
  BuyerOrganisationDepartment=s0-35*2 BuyerOrganisationTaxCode=s0-35? BuyerCode=party-code? BuyerPostalAddressDetails?
BuyerPostalAddressDetails: BuyerStreetName=s2-35+3 BuyerTownName=s2-35 BuyerPostCodeIdentifier=s2-35
  BuyerCountrySubdivision=s2-35? CountryCode=country? CountryName=s0-35? BuyerPostOfficeBoxIdentifier=s0-35?
BuyerCommunicationDetails: BuyerPhoneNumberIdentifier=s0-35? BuyerEmailaddressIdentifier=s0-70?
DeliveryPartyDetails: DeliveryPartyIdentifier=party-id? DeliveryOrganisationName=s2-35+
  DeliveryOrganisationDepartment=s0-35*2 DeliveryOrganisationTaxCode=s0-35? DeliveryCode=party-code?
  DeliveryPostalAddressDetails
DeliveryPostalAddressDetails: DeliveryStreetName=s2-35+3 DeliveryTownName=s2-35 DeliveryPostCodeIdentifier=s2-35
  DeliveryCountrySubdivision=s2-35? CountryCode=country? CountryName=s0-35? DeliveryPostofficeBoxIdentifier=s0-35?
DeliveryCommunicationDetails: DeliveryPhoneNumberIdentifier=s0-35? DeliveryEmailaddressIdentifier=s0-70?
DeliveryDetails: DeliveryDate=date? DeliveryPeriodDetails? ShipmentPartyDetails? DeliveryMethodText=s0-512?
  DeliveryTermsText=s0-512? DeliveryTermsCode=s1-4? TerminalAddressText=s0-512? WaybillIdentifier=s0-70?
  WaybillTypeCode=s0-35? ClearanceIdentifier=s0-70? DeliveryNoteIdentifier=s0-70? DelivererIdentifier=s0-35?
  DelivererName=s0-35*3 DelivererCountrySubdivision=s2-35? DelivererCountryCode=country? DelivererCountryName=s0-35?
  ModeOfTransportIdentifier=s0-70? CarrierName=s0-35? VesselName=s0-35? LocationIdentifier=s0-70?
  TransportInformationDate=date? CountryOfOrigin=s0-35? CountryOfDestinationName=s0-35? DestinationCountryCode=country?
  PlaceOfDischarge=s0-35*3 FinalDestinationName=place*3 ManufacturerIdentifier=s0-35? ManufacturerName=s0-35*3
  ManufacturerCountrySubdivision=s2-35? ManufacturerCountryCode=country? ManufacturerCountryName=s0-35?
  ManufacturerOrderIdentifier=s0-70? PackageDetails?
DeliveryPeriodDetails: StartDate=date EndDate=date
ShipmentPartyDetails: ShipmentPartyIdentifier=party-id? ShipmentOrganisationName=s2-35+
  ShipmentOrganisationDepartment=s0-35*2 ShipmentOrganisationTaxCode=s0-35? ShipmentCode=party-code?
  ShipmentPostalAddressDetails? ShipmentSiteCode=s0-35?
ShipmentPostalAddressDetails: ShipmentStreetName=s2-35+3 ShipmentTownName=s2-35 ShipmentPostCodeIdentifier=s2-35
  ShipmentCountrySubdivision=s2-35? CountryCode=country? CountryName=s0-35? ShipmentPostOfficeBoxIdentifier=s0-35?
PackageDetails: PackageLength=quantity? PackageWidth=quantity? PackageHeight=quantity? PackageWeight=quantity?
  PackageNetWeight=quantity? PackageVolume=quantity? TransportCarriageQuantity=quantity?
AnyPartyDetails: AnyPartyText=party-text AnyPartyIdentifier=party-id? AnyPartyOrganisationName=s2-35+2
  AnyPartyOrganisationDepartment=s0-35*2 AnyPartyOrganisationTaxCode=s0-35? AnyPartyCode=party-code?
  AnyPartyContactPersonName=s0-70? AnyPartyContactPersonFunction=s0-35*2 AnyPartyContactPersonDepartment=s0-35*2
  AnyPartyCommunicationDetails? AnyPartyPostalAddressDetails? AnyPartyOrganisationUnitNumber=s0-35?
  AnyPartySiteCode=s0-35?
AnyPartyCommunicationDetails: AnyPartyPhoneNumberIdentifier=s0-35? AnyPartyEmailAddressIdentifier=s0-70?
AnyPartyPostalAddressDetails: AnyPartyStreetName=s2-35+3 AnyPartyTownName=s2-35 AnyPartyPostCodeIdentifier=s2-35
  AnyPartyCountrySubdivision=s2-35? CountryCode=country? CountryName=s0-35? AnyPartyPostOfficeBoxIdentifier=s0-35?
InvoiceDetails: InvoiceTypeCode=type-code InvoiceTypeCodeUN=code? InvoiceTypeText=s1-35 InvoiceClassification?
  OriginCode=origin OriginText=s0-35? InvoicedObjectID=object-id? InvoiceNumber=s1-20 InvoiceDate=date
  OriginalInvoiceNumber=s1-20? OriginalInvoiceDate=date? OriginalInvoiceReference* InvoicingPeriodStartDate=date?
  InvoicingPeriodEndDate=date? SellerReferenceIdentifier=s0-70? SellerReferenceIdentifierUrlText=s0-512?
  BuyersSellerIdentifier=party-code? SellersBuyerIdentifier=party-code? OrderIdentifier=s0-70?
  OrderIdentifierUrlText=s0-512? OrderDate=date? OrdererName=s0-35? SalesPersonName=s0-35?
  OrderConfirmationIdentifier=s0-70? OrderConfirmationDate=date? AgreementIdentifier=s0-70?
  AgreementIdentifierUrlText=s0-512? AgreementTypeText=s0-35? AgreementTypeCode=s0-35? AgreementDate=date?
  NotificationIdentifier=s0-70? NotificationDate=date? RegistrationNumberIdentifier=s0-70? ControllerIdentifier=s0-70?
  ControllerName=s0-35? ControlDate=date? BuyerReferenceIdentifier=s0-70? ProjectReferenceIdentifier=s0-70?
  DefinitionDetails* RowsTotalVatExcludedAmount=amount? DiscountsTotalVatExcludedAmount=amount?
  ChargesTotalVatExcludedAmount=amount? InvoiceTotalVatExcludedAmount=amount? InvoiceTotalVatAmount=amount?
  InvoiceTotalVatAccountingAmount=amount? InvoiceTotalVatIncludedAmount=amount InvoiceTotalRoundoffAmount=amount?
  InvoicePaidAmount=amount? ExchangeRate=rate? OtherCurrencyAmountVatExcludedAmount=amount?
  OtherCurrencyAmountVatIncludedAmount=amount? CreditLimitAmount=amount? CreditInterestPercent=percent?
  OperationLimitAmount=amount? MonthlyAmount=amount? ShortProposedAccountIdentifier=n0-4?
  NormalProposedAccountIdentifier=n0-4? ProposedAccountText=s0-35? AccountDimensionText=s0-35? SellerAccountText=s0-35?
  VatPoint? VatSpecificationDetails* InvoiceFreeText=s0-512* InvoiceVatFreeText=s0-70? PaymentTermsDetails*
  DiscountDetails* ChargeDetails=@InvoiceChargeDetails* TenderReference=s1-70?
InvoiceClassification: ClassificationCode=s1-10? ClassificationText=s1-70?
OriginalInvoiceReference: InvoiceNumber=s1-20? InvoiceDate=date?
DefinitionDetails: DefinitionHeaderText=header DefinitionValue=value?
VatPoint: VatPointDate=date | VatPointDateCode=code
VatSpecificationDetails: VatBaseAmount=amount? VatRatePercent=percent? VatCode=code? VatRateAmount=amount?
  VatFreeText=s0-70*3 VatExemptionReasonCode=vatex?
PaymentTermsDetails: PaymentTermsFreeText=s0-70*2 FreeText=@HeaderValue*2 InvoiceDueDate=date? CashDiscountDate=date?
  CashDiscountBaseAmount=amount? CashDiscountPercent=percent? CashDiscountAmount=amount?
  CashDiscountExcludingVatAmount=amount? CashDiscountVatDetails* ReducedInvoiceVatIncludedAmount=amount?
  PaymentOverDueFineDetails?
HeaderValue: Header=s1-35? Value=s1-70*2
CashDiscountVatDetails: CashDiscountVatPercent=percent CashDiscountVatAmount=amount
PaymentOverDueFineDetails: PaymentOverDueFineFreeText=s0-70*3 PaymentOverDueFinePercent=percent?
  PaymentOverDueFixedAmount=amount?
DiscountDetails: FreeText=s1-70? ReasonCode=code? Percent=percent? Amount=amount? BaseAmount=amount?
  VatCategoryCode=code? VatRatePercent=percent?
InvoiceChargeDetails: ReasonText=s1-70? ReasonCode=code? Percent=percent? Amount=amount? BaseAmount=amount?
  VatCategoryCode=code? VatRatePercent=percent?
PaymentCardInfo: PrimaryAccountNumber=s1-19 CardHolderName=s1-70?
DirectDebitInfo: MandateReference=s1-35? CreditorIdentifier=s1-35? DebitedAccountID=epi-account?
PaymentStatusDetails: PaymentStatusCode=payment-status? PaymentMethodText=s0-35?
PartialPaymentDetails: PaidAmount=amount PaidVatExcludedAmount=amount? UnPaidAmount=amount
  UnPaidVatExcludedAmount=amount? InterestPercent=percent? ProsessingCostsAmount=amount?
  PartialPaymentVatIncludedAmount=amount+ PartialPaymentVatExcludedAmount=amount+ PartialPaymentDueDate=date+
  PartialPaymentReferenceIdentifier=s2-35+
FactoringAgreementDetails: FactoringAgreementIdentifier=s0-35 TransmissionListIdentifier=s0-70?
  EndorsementClauseCode=s0-35? FactoringTypeCode=s0-35? FactoringFreeText=s0-70* FactoringPartyIdentifier=party-id?
  FactoringPartyName=s0-35? FactoringPartyPostalAddressDetails?
FactoringPartyPostalAddressDetails: FactoringPartyStreetName=s2-35+3 FactoringPartyTownName=s2-35
  FactoringPartyPostCodeIdentifier=s2-35 FactoringPartyCountrySubdivision=s2-35? CountryCode=country?
  CountryName=s0-35? FactoringPartyPostOfficeBoxIdentifier=s0-35?
InvoiceRow: RowSubIdentifier=s0-35? InvoicedObjectID=object-id? ArticleIdentifier=s0-70?
  ArticleGroupIdentifier=article-group* ArticleName=s0-100? ArticleDescription=s0-512? ArticleInfoUrlText=s0-512?
  BuyerArticleIdentifier=s0-70? EanCode=ean? RowRegistrationNumberIdentifier=s0-70? SerialNumberIdentifier=s0-70?
  RowActionCode=t0-35? RowDefinitionDetails* OfferedQuantity=quantity* DeliveredQuantity=quantity*
  OrderedQuantity=quantity? ConfirmedQuantity=quantity? PostDeliveredQuantity=quantity? InvoicedQuantity=quantity*
  CreditRequestedQuantity=quantity? ReturnedQuantity=quantity? StartDate=date? EndDate=date?
  UnitPriceAmount=unit-price? UnitPriceDiscountAmount=unit-price? UnitPriceNetAmount=unit-price?
  UnitPriceVatIncludedAmount=unit-price? UnitPriceBaseQuantity=quantity? RowIdentifier=s0-35?
  RowIdentifierUrlText=s0-512? RowOrderPositionIdentifier=s0-35? RowIdentifierDate=date? RowPositionIdentifier=s0-35?
  OriginalInvoiceNumber=s1-20? OriginalInvoiceDate=date? OriginalInvoiceReference* RowOrdererName=s0-35?
  RowSalesPersonName=s0-35? RowOrderConfirmationIdentifier=s0-70? RowOrderConfirmationDate=date?
  RowDeliveryIdentifier=s0-35? RowDeliveryIdentifierUrlText=s0-512? RowDeliveryDate=date? RowQuotationIdentifier=s0-35?
  RowQuotationIdentifierUrlText=s0-512? RowAgreementIdentifier=s0-70? RowAgreementIdentifierUrlText=s0-512?
  RowRequestOfQuotationIdentifier=s0-35? RowRequestOfQuotationIdentifierUrlText=s0-512? RowPriceListIdentifier=s0-35?
  RowPriceListIdentifierUrlText=s0-512? RowBuyerReferenceIdentifier=s0-70? RowProjectReferenceIdentifier=s0-70?
  RowOverDuePaymentDetails? RowAnyPartyDetails* RowDeliveryDetails? RowShortProposedAccountIdentifier=n0-4?
  RowNormalProposedAccountIdentifier=n0-4? RowProposedAccountText=s0-35? RowAccountDimensionText=s0-35?
  RowSellerAccountText=s0-35? RowFreeText=s0-512* RowUsedQuantity=quantity? RowPreviousMeterReadingDate=date?
  RowLatestMeterReadingDate=date? RowCalculatedQuantity=quantity? RowAveragePriceAmount=amount?
  RowDiscountPercent=percent? RowDiscountAmount=amount? RowDiscountBaseAmount=amount? RowDiscountTypeCode=code?
  RowDiscountTypeText=s0-35? RowProgressiveDiscountDetails* RowChargeDetails* RowVatRatePercent=percent?
  RowVatCode=code? RowVatAmount=amount? RowVatExcludedAmount=amount? RowAmount=amount?
  RowTransactionDetails=@TransactionDetails? | SubInvoiceRow*
RowDefinitionDetails: RowDefinitionHeaderText=header RowDefinitionValue=value?
RowOverDuePaymentDetails: RowOriginalInvoiceIdentifier=s0-35? RowOriginalInvoiceDate=date? RowOriginalDueDate=date?
  RowOriginalInvoiceTotalAmount=amount? RowOriginalEpiRemittanceInfoIdentifier=s0-35? RowPaidVatExcludedAmount=amount?
  RowPaidVatIncludedAmount=amount? RowPaidDate=date? RowUnPaidVatExcludedAmount=amount?
  RowUnPaidVatIncludedAmount=amount? RowCollectionDate=date? RowCollectionQuantity=quantity?
  RowCollectionChargeAmount=amount? RowInterestRate=percent? RowInterestStartDate=date? RowInterestEndDate=date?
  RowInterestPeriodText=s0-35? RowInterestDateNumber=n0-14? RowInterestChargeAmount=amount?
  RowInterestChargeVatAmount=amount?
RowAnyPartyDetails: RowAnyPartyText=party-text RowAnyPartyIdentifier=party-id? RowAnyPartyOrganisationName=s2-35+2
  RowAnyPartyOrganisationDepartment=s0-35*2 RowAnyPartyOrganisationTaxCode=s0-35? RowAnyPartyCode=party-code?
  RowAnyPartyPostalAddressDetails? RowAnyPartyOrganisationUnitNumber=s0-35? RowAnyPartySiteCode=s0-35?
RowAnyPartyPostalAddressDetails: RowAnyPartyStreetName=s2-35+3 RowAnyPartyTownName=s2-35
  RowAnyPartyPostCodeIdentifier=s2-35 RowAnyPartyCountrySubdivision=s2-35? CountryCode=country? CountryName=s0-35?
  RowAnyPartyPostOfficeBoxIdentifier=s0-35?
RowDeliveryDetails: RowTerminalAddressText=s0-70? RowWaybillIdentifier=s0-70? RowWaybillTypeCode=s0-35?
  RowClearanceIdentifier=s0-70? RowDeliveryNoteIdentifier=s0-70? RowDelivererIdentifier=s0-35? RowDelivererName=s0-35*3
  RowDelivererCountrySubdivision=s2-35? RowDelivererCountryCode=country? RowDelivererCountryName=s0-35?
  RowModeOfTransportIdentifier=s0-70? RowCarrierName=s0-35? RowVesselName=s0-35? RowLocationIdentifier=s0-70?
  RowTransportInformationDate=date? RowCountryOfOrigin=s0-35? RowCountryOfDestinationName=s0-35?
  RowDestinationCountryCode=country? RowPlaceOfDischarge=s0-35? RowFinalDestinationName=s0-35*3
  RowCustomsInfo=@CustomsInfo? RowManufacturerArticleIdentifier=s0-70? RowManufacturerIdentifier=s0-35?
  RowManufacturerName=s0-35*3 RowManufacturerCountrySubdivision=s2-35? RowManufacturerCountryCode=country?
  RowManufacturerCountryName=s0-35? RowManufacturerOrderIdentifier=s0-70? RowPackageDetails?
CustomsInfo: CNCode=s1-8? CNName=s1-35? CNOriginCountrySubdivision=s2-35? CNOriginCountryCode=country?
  CNOriginCountryName=s1-35?
RowPackageDetails: RowPackageLength=quantity? RowPackageWidth=quantity? RowPackageHeight=quantity?
  RowPackageWeight=quantity? RowPackageNetWeight=quantity? RowPackageVolume=quantity?
  RowTransportCarriageQuantity=quantity?
RowProgressiveDiscountDetails: RowDiscountPercent=percent? RowDiscountAmount=amount? RowDiscountBaseAmount=amount?
  RowDiscountTypeCode=code? RowDiscountTypeText=s0-35?
RowChargeDetails: ReasonText=s1-70? ReasonCode=code? Percent=percent? Amount=amount? BaseAmount=amount?
TransactionDetails: OtherCurrencyAmount=amount? ExchangeRate=rate? ExchangeDate=date?
SubInvoiceRow: SubIdentifier=s0-35? SubRowPositionIdentifier=s0-35? SubInvoicedObjectID=object-id?
  SubArticleIdentifier=s0-70? SubArticleGroupIdentifier=article-group* SubArticleName=s0-100?
  SubArticleDescription=s0-512? SubArticleInfoUrlText=s0-512? SubBuyerArticleIdentifier=s0-70? SubEanCode=ean?
  SubRowRegistrationNumberIdentifier=s0-70? SubSerialNumberIdentifier=s0-70? SubRowActionCode=t0-35?
  SubRowDefinitionDetails* SubOfferedQuantity=quantity* SubDeliveredQuantity=quantity* SubOrderedQuantity=quantity?
  SubConfirmedQuantity=quantity? SubPostDeliveredQuantity=quantity? SubInvoicedQuantity=quantity*
  SubCreditRequestedQuantity=quantity? SubReturnedQuantity=quantity? SubStartDate=date? SubEndDate=date?
  SubUnitPriceAmount=sub-unit-price? SubUnitPriceDiscountAmount=sub-unit-price? SubUnitPriceNetAmount=sub-unit-price?
  SubUnitPriceVatIncludedAmount=sub-unit-price? SubUnitPriceBaseQuantity=quantity? SubRowIdentifier=s0-35?
  SubRowIdentifierUrlText=s0-512? SubRowIdentifierDate=date? SubRowOrdererName=s0-35? SubRowSalesPersonName=s0-35?
  SubRowOrderConfirmationIdentifier=s0-70? SubRowOrderConfirmationDate=date? SubOriginalInvoiceNumber=s1-20?
  SubOriginalInvoiceDate=date? SubOriginalInvoiceReference=@OriginalInvoiceReference* SubRowDeliveryIdentifier=s0-35?
  SubRowDeliveryIdentifierUrlText=s0-512? SubRowDeliveryDate=date? SubRowQuotationIdentifier=s0-35?
  SubRowQuotationIdentifierUrlText=s0-512? SubRowAgreementIdentifier=s0-70? SubRowAgreementIdentifierUrlText=s0-512?
  SubRowRequestOfQuotationIdentifier=s0-35? SubRowRequestOfQuotationIdentifierUrlText=s0-512?
  SubRowPriceListIdentifier=s0-35? SubRowPriceListIdentifierUrlText=s0-512? SubRowBuyerReferenceIdentifier=s0-70?
  SubRowProjectReferenceIdentifier=s0-70? SubRowOverDuePaymentDetails? SubRowAnyPartyDetails* SubRowDeliveryDetails?
  SubRowShortProposedAccountIdentifier=s0-4? SubRowNormalProposedAccountIdentifier=s0-4?
  SubRowProposedAccountText=s0-35? SubRowAccountDimensionText=s0-35? SubRowSellerAccountText=s0-35?
  SubRowFreeText=s0-512* SubRowUsedQuantity=quantity? SubRowPreviousMeterReadingDate=date?
  SubRowLatestMeterReadingDate=date? SubRowCalculatedQuantity=quantity? SubRowAveragePriceAmount=amount?
  SubRowDiscountPercent=percent? SubRowDiscountAmount=amount? SubRowDiscountBaseAmount=amount?
  SubRowDiscountTypeCode=code? SubRowDiscountTypeText=s0-35? SubRowProgressiveDiscountDetails*
  SubRowChargeDetails=@RowChargeDetails* SubRowVatRatePercent=percent? SubRowVatCode=code? SubRowVatAmount=amount?
  SubRowVatExcludedAmount=amount? SubRowAmount=amount? SubRowTransactionDetails=@TransactionDetails?
SubRowDefinitionDetails: SubRowDefinitionHeaderText=header SubRowDefinitionValue=value?
SubRowOverDuePaymentDetails: SubRowOriginalInvoiceIdentifier=s0-35? SubRowOriginalInvoiceDate=date?
  SubRowOriginalDueDate=date? SubRowOriginalInvoiceTotalAmount=amount? SubRowOriginalEpiRemittanceInfoIdentifier=s0-35?
  SubRowPaidVatExcludedAmount=amount? SubRowPaidVatIncludedAmount=amount? SubRowPaidDate=date?
  SubRowUnPaidVatExcludedAmount=amount? SubRowUnPaidVatIncludedAmount=amount? SubRowCollectionDate=date?
  SubRowCollectionQuantity=quantity? SubRowCollectionChargeAmount=amount? SubRowInterestRate=percent?
  SubRowInterestStartDate=date? SubRowInterestEndDate=date? SubRowInterestPeriodText=s0-35?
  SubRowInterestDateNumber=n0-14? SubRowInterestChargeAmount=amount? SubRowInterestChargeVatAmount=amount?
SubRowAnyPartyDetails: SubRowAnyPartyText=party-text SubRowAnyPartyIdentifier=party-id?
  SubRowAnyPartyOrganisationName=s2-35+2 SubRowAnyPartyOrganisationDepartment=s0-35*2
  SubRowAnyPartyOrganisationTaxCode=s0-35? SubRowAnyPartyCode=party-code? SubRowAnyPartyPostalAddressDetails?
  SubRowAnyPartyOrganisationUnitNumber=s0-35? SubRowAnyPartySiteCode=s0-35?
SubRowAnyPartyPostalAddressDetails: SubRowAnyPartyStreetName=s2-35+3 SubRowAnyPartyTownName=s2-35
  SubRowAnyPartyPostCodeIdentifier=s2-35 SubRowAnyPartyCountrySubdivision=s2-35? CountryCode=country?
  CountryName=s0-35? SubRowAnyPartyPostOfficeBoxIdentifier=s0-35?
SubRowDeliveryDetails: SubRowTerminalAddressText=s0-70? SubRowWaybillIdentifier=s0-70? SubRowWaybillTypeCode=n0-35?
  SubRowClearanceIdentifier=s0-70? SubRowDeliveryNoteIdentifier=s0-70? SubRowDelivererIdentifier=s0-35?
  SubRowDelivererName=s0-35*3 SubRowDelivererCountrySubdivision=s2-35? SubRowDelivererCountryCode=country?
  SubRowDelivererCountryName=s0-35? SubRowPlaceOfDischarge=s0-35? SubRowFinalDestinationName=s0-35*3
  SubRowCustomsInfo=@CustomsInfo? SubRowManufacturerArticleIdentifier=s0-70? SubRowManufacturerIdentifier=s0-35?
  SubRowManufacturerName=s0-35*3 SubRowManufacturerCountrySubdivision=s2-35? SubRowManufacturerCountryCode=country?
  SubRowManufacturerCountryName=s0-35? SubRowManufacturerOrderIdentifier=s0-70? SubRowPackageDetails?
SubRowPackageDetails: SubRowPackageLength=quantity? SubRowPackageWidth=quantity? SubRowPackageHeight=quantity?
  SubRowPackageWeight=quantity? SubRowPackageNetWeight=quantity? SubRowPackageVolume=quantity?
  SubRowTransportCarriageQuantity=quantity?
SubRowProgressiveDiscountDetails: SubRowDiscountPercent=percent? SubRowDiscountAmount=amount?
  SubRowDiscountBaseAmount=amount? SubRowDiscountTypeCode=code? SubRowDiscountTypeText=s0-35?
SpecificationDetails: SpecificationFreeText=s0-80* ExternalSpecificationDetails?
EpiDetails: EpiIdentificationDetails EpiPartyDetails EpiPaymentInstructionDetails
EpiIdentificationDetails: EpiDate=date EpiReference=n0-35 EpiUrl=n0-512? EpiEmail=s0-70? EpiOrderInfo=t0-70*7
EpiPartyDetails: EpiBfiPartyDetails EpiBeneficiaryPartyDetails
EpiBfiPartyDetails: EpiBfiIdentifier=bic? EpiBfiName=s1-35?
EpiBeneficiaryPartyDetails: EpiNameAddressDetails=t2-35? EpiBei=n8-11? EpiAccountID=epi-account
EpiPaymentInstructionDetails: EpiPaymentInstructionId=s0-35? EpiTransactionTypeCode=t3-3? EpiInstructionCode=n0-35?
  EpiRemittanceInfoIdentifier=reference? EpiInstructedAmount=epi-amount EpiCharge=charge EpiDateOptionDate=date
  EpiPaymentMeansCode=code? EpiPaymentMeansText=s1-70?
AttachmentMessageDetails: AttachmentMessageIdentifier=attachments-id
`;

export type Child = {
  readonly name: string;
  /** A kind of value, or null where there are children. */
  readonly value: string | null;
  readonly paragraph: string;
  readonly least: number;
  readonly most: number;
};

/** The children that an element of a paragraph may have: one list, or several of which one is chosen. */
export type Content = readonly (readonly Child[])[];

let read: ReadonlyMap<string, Content> | null = null;

/** The paragraphs by name, read at the first use. */
export function grammar(): ReadonlyMap<string, Content> {
  read ??= new Map(
    paragraphs
      .trim()
      .split(/\n(?! )/)
      .map((paragraph) => {
        const [name = '', ...rest] = paragraph.split(':');
        const alternatives = rest.join(':').split('|');
        return [name, alternatives.map((words) => words.trim().split(/\s+/).map(childFrom))];
      }),
  );
  return read;
}

function childFrom(word: string): Child {
  const match = /^(\w+)(?:=(@?)([\w-]+))?([?*+]?)(\d?)$/.exec(word);
  if (!match) throw new Error(`not a child of a Finvoice element: ${word}`);
  const [, name = '', isParagraph, inside, times = '', limit = ''] = match;
  const least = times === '?' || times === '*' ? 0 : 1;
  const most = times === '*' || times === '+' ? Number(limit || Infinity) : 1;
  const value = inside === undefined || isParagraph === '@' ? null : inside;
  return { name, value, paragraph: value === null ? (inside ?? name) : '', least, most };
}
